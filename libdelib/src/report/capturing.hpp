// How close one count is, as blocks of a report.
#pragma once

#include "delib/integrity/capture.hpp"
#include "report/lang/capturing.hpp"
#include "report/telling.hpp"

namespace delib::report {

class capture_part {
public:
    /// `count` is the place of the count in `found.counted.counts`.
    capture_part(const telling& t, const capturing_words& words, const captured& found, std::size_t count)
        : t_(t), words_(words), count_(found.counted.counts[count]), one_(found.counts[count]) {}

    /// How many added ballots change the result, in a sentence.
    [[nodiscard]] text verdict() const;
    /// All there is to say; headings are of this level.
    void tell(int level, std::vector<block>& out) const;

private:
    void tell_margins(std::vector<block>& out) const;
    void tell_parts(int level, std::vector<block>& out) const;
    void tell_again(int level, std::vector<block>& out) const;
    void tell_fakes(int level, std::vector<block>& out) const;
    void tell_similar(int level, std::vector<block>& out) const;
    [[nodiscard]] text names(const std::vector<candidate>& who) const;

    const telling& t_;
    const capturing_words& words_;
    const count_result& count_;
    const std::optional<captured_count>& one_;
};

[[nodiscard]] std::unique_ptr<const capturing_words> capturing_in(language lang, std::shared_ptr<const phrases> say);

}  // namespace delib::report
