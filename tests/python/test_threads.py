"""Long work: other threads run, Ctrl-C stops it, progress is told, a budget ends it."""
import os
import signal
import threading
import time

import numpy
import pytest

import delib


@pytest.fixture(scope="module")
def hard():
    """River with every order of many equal defeats: minutes of work."""
    random = numpy.random.default_rng(1)
    return delib.Profile.from_rankings(numpy.array([random.permutation(24) for _ in range(7)]))


def interrupt_after(seconds):
    timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    return timer


def test_other_threads_run_meanwhile(hard):
    done = []
    counting = threading.Thread(target=lambda: done.append(delib.river(hard, budget=1.0)))
    counting.start()
    turns = 0
    while counting.is_alive():
        turns += 1
        time.sleep(0.01)
    assert turns > 10 and done[0].complete is False


def test_several_threads_count_at_once(capitals):
    results = []
    threads = [threading.Thread(target=lambda: results.append(delib.schulze(capitals).to_json())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8 and len(set(results)) == 1


def test_ctrl_c_stops_a_count(hard):
    begin = time.monotonic()
    timer = interrupt_after(0.5)
    with pytest.raises(KeyboardInterrupt):
        delib.river(hard, budget=60)
    timer.join()
    assert time.monotonic() - begin < 30


def test_ctrl_c_stops_the_reading_of_an_array():
    table = numpy.random.default_rng(1).permuted(numpy.tile(numpy.arange(12, dtype="i1"), (1_000_000, 1)), axis=1)
    timer = interrupt_after(0.2)
    with pytest.raises(KeyboardInterrupt):
        delib.Profile.from_rankings(table)
    timer.join()


def test_progress_is_told_and_may_stop_the_work(hard):
    told = []

    def progress(share):
        told.append(share)
        return len(told) < 3

    with pytest.raises(delib.Error) as caught:
        delib.river(hard, budget=60, progress=progress)
    assert caught.value.code == "cancelled" and len(told) == 3
    assert all(share is None or 0 <= share <= 1 for share in told)


def test_what_progress_raises_is_raised(hard):
    def progress(share):
        raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        delib.river(hard, budget=60, progress=progress)


def test_a_budget_ends_the_work(hard):
    result = delib.river(hard, budget=0.2)
    assert result.complete is False and result[0].complete is False
    assert "not complete" in result._repr_html_() or "pas complet" in result._repr_html_()
