"""What costs when it fails: a question to the record that keeps both processors busy, one of them only waiting."""

from threadpoolctl import threadpool_info

from onrecord.meaning.threads import one_thread


def test_products_within_run_on_one_thread_and_after_it_as_before():
    before = [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]
    with one_thread():
        assert {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"} <= {1}
    assert [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"] == before
