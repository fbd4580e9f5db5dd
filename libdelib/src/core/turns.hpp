// Threads that work at the same time, and do some part of their work one after the other: in the order of the numbers
// of what they work at.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace delib {

/// Turns 0, 1, 2, …, each of which comes when the one before is over.
class turns {
public:
    /// Waits for this turn.
    void wait_for(std::size_t number) {
        std::unique_lock hold(guard_);
        changed_.wait(hold, [&] { return now_ >= number; });
    }

    void next() {
        {
            const std::lock_guard hold(guard_);
            ++now_;
        }
        changed_.notify_all();
    }

private:
    std::mutex guard_{};
    std::condition_variable changed_{};
    std::size_t now_ = 0;
};

/// One thread's turn, which is over at the end of the scope at the latest, whether it was used or not.
class my_turn {
public:
    my_turn(turns& of, std::size_t number) : of_(of), number_(number) {}
    my_turn(const my_turn&) = delete;
    my_turn& operator=(const my_turn&) = delete;
    ~my_turn() { end(); }

    void wait() { of_.wait_for(number_); }
    void end() {
        if (over_) return;
        wait();
        over_ = true;
        of_.next();
    }

private:
    turns& of_;
    std::size_t number_;
    bool over_ = false;
};

}  // namespace delib
