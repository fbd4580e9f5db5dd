// PrefLib's format of categorical preferences, cat: every voter sorts the alternatives into the same categories, the
// best first.
//
//     # NUMBER CATEGORIES: 3
//     # CATEGORY NAME 1: Yes
//     # CATEGORY NAME 2: Maybe
//     # CATEGORY NAME 3: No
//     5: 1,{},{2,3}           1 in the first category, 2 and 3 in the last, nothing in the second
//
// Categories are grades: they are read so unless the caller says otherwise, on the scale that the file names. Two other
// readings keep a part of them: `ranks`, tiers in the order of the categories, and `approvals`, the first category. One
// category alone can only hold approvals, and is read so; `points` takes categories that are called by numbers.
//
// A category without a name is called by its place ("category 2"), in the old header style, which names none, all of
// them: there the longest ballot says how many there are. Files in circulation leave empty categories out at the end of
// a ballot; an alternative in no category has no grade.
#include "io/cells.hpp"
#include "io/preflib_file.hpp"
#include "io/readers.hpp"

#include <algorithm>
#include <map>

namespace delib::io {

namespace {

class categories_file final : public preflib_file {
public:
    categories_file(std::span<const source> files, std::uint32_t number, const read_options& options, name_index& names,
                    ballot_stage& stage)
        : preflib_file(files, number, options, names, stage), reading_(options.ballot) {}

    /// The names of the categories, best first.
    [[nodiscard]] const std::vector<std::string>& categories() const noexcept { return categories_; }
    /// Where the file says how many there are.
    [[nodiscard]] std::uint64_t line() const noexcept { return promised_.line; }

    /// Once the file is read: the categories of a file that names none are those of its longest ballot.
    void name_categories() {
        for (std::size_t i = categories_.size(); i < longest_; ++i)
            categories_.push_back("category " + std::to_string(i + 1));
    }

private:
    [[nodiscard]] result<void> own_key(std::string_view key, std::string_view value) override {
        constexpr std::string_view name_key = "CATEGORY NAME ";
        if (key != "NUMBER CATEGORIES" && !key.starts_with(name_key)) return {};
        if (header_over_) return wrong(key, error_code::parse, "categories are declared before the first ballot");
        if (key == "NUMBER CATEGORIES") {
            DELIB_CHECK(promise(promised_, key, value));
            if (*promised_.value <= max_categories) return {};
            return wrong(value, error_code::limit, "more than " + std::to_string(max_categories) + " categories");
        }
        const std::string_view id_text = key.substr(name_key.size());
        const auto id = parse_number(id_text);
        if (!id)
            return wrong(id_text, error_code::parse,
                         "expected the number of a category, got '" + visible(id_text.substr(0, 60)) + "'");
        const std::string called = value.empty() ? "category " + std::to_string(*id) : clean_name(value);
        if (!by_id_.emplace(*id, called).second)
            return wrong(id_text, error_code::name, "category " + std::to_string(*id) + " is named twice");
        for (const auto& [other, name] : by_id_) {
            if (other == *id || name != called) continue;
            return wrong(value.empty() ? id_text : value, error_code::name,
                         "categories " + std::to_string(std::min(other, *id)) + " and " +
                             std::to_string(std::max(other, *id)) + " are both named '" + visible(called) + "'");
        }
        if (by_id_.size() <= max_categories) return {};
        return wrong(id_text, error_code::limit, "more than " + std::to_string(max_categories) + " categories");
    }

    [[nodiscard]] result<void> header_done() override {
        header_over_ = true;
        const count named = by_id_.size();
        if (promised_.value && named > 0 && named != *promised_.value) {
            return error_at(file(), promised_.line, 0, error_code::parse,
                            "the file promises " + std::to_string(*promised_.value) + " categories and names " +
                                std::to_string(named));
        }
        if (named > 0 && by_id_.rbegin()->first - by_id_.begin()->first + 1 != named) {
            return error_at(file(), line_number(), 0, error_code::parse,
                            "categories are numbered without gaps; there are " + std::to_string(named) + " between " +
                                std::to_string(by_id_.begin()->first) + " and " +
                                std::to_string(by_id_.rbegin()->first));
        }
        for (const auto& [id, name] : by_id_) categories_.push_back(name);
        open_ = categories_.empty() && !promised_.value;
        if (!open_) longest_ = std::max<std::size_t>(categories_.size(), promised_.value.value_or(0));
        return {};
    }

    // Braces hold the alternatives of a category; an alternative without braces is alone in its own.
    [[nodiscard]] result<void> preference(std::string_view text) override {
        const auto skip_blanks = [&] { text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size())); };
        std::uint32_t category = 0, tier = 0;
        for (skip_blanks(); !text.empty(); ++category) {
            if (!open_ && category == longest_) {
                return wrong(text, error_code::parse,
                             "this ballot has more categories than the " + std::to_string(longest_) + " of the file");
            }
            if (category == max_categories) {
                return wrong(text, error_code::limit, "more than " + std::to_string(max_categories) + " categories");
            }
            const std::size_t before = on_ballot();
            if (text.starts_with('{')) {
                const std::string_view opened = text;
                text.remove_prefix(1);
                skip_blanks();
                while (!text.starts_with('}')) {
                    if (text.empty())
                        return wrong(opened, error_code::parse, "the category is not closed; expected '}'");
                    if (text.starts_with('{')) return wrong(text, error_code::parse, "a category within a category");
                    DELIB_CHECK(put(text, category, tier));
                    skip_blanks();
                    if (text.starts_with('}')) break;
                    if (text.empty()) continue;
                    if (!text.starts_with(','))
                        return wrong(text, error_code::parse, "expected a comma or '}' in this category");
                    text.remove_prefix(1);
                    skip_blanks();
                }
                text.remove_prefix(1);
            } else {
                DELIB_CHECK(put(text, category, tier));
            }
            if (on_ballot() > before) ++tier;
            skip_blanks();
            if (text.empty()) {
                ++category;
                break;
            }
            if (!text.starts_with(','))
                return wrong(text, error_code::parse, "expected a comma or the end of the ballot");
            text.remove_prefix(1);
            skip_blanks();
        }
        if (open_) longest_ = std::max<std::size_t>(longest_, category);
        return {};
    }

    // What stands on a ballot is a tier, from 1, or a category, from 0, which is translated when all are known.
    // Approvals end with the first category.
    [[nodiscard]] result<void> put(std::string_view& text, std::uint32_t category, std::uint32_t tier) {
        if (reading_ == ballot_reading::approvals && category > 0) return add(text, std::nullopt);
        return add(text, reading_ == ballot_reading::ranks ? tier + 1 : category);
    }

    ballot_reading reading_;
    promised promised_{};
    std::map<count, std::string> by_id_{};
    std::vector<std::string> categories_{};
    bool header_over_ = false;
    bool open_ = false;  // whether the ballots say how many categories there are
    std::size_t longest_ = 0;
};

// How the categories are read, and what becomes of each.
struct category_values {
    ballot_reading reading = ballot_reading::grades;
    scale grades{};
    std::vector<std::uint32_t> place{};  ///< for each category, its value on a ballot
};

error at_categories(const source& file, std::uint64_t line, error_code code, std::string what) {
    return error_at(file, line, 0, code, std::move(what));
}

result<category_values> value_categories(const source& file, std::uint64_t line, const std::vector<std::string>& names,
                                         const read_options& options, const ballot_stage& stage) {
    category_values out;
    const auto count = static_cast<std::uint32_t>(names.size());
    out.reading = options.ballot;
    if (out.reading == ballot_reading::automatic)
        out.reading = count > 1 ? ballot_reading::grades : ballot_reading::approvals;
    switch (out.reading) {
        case ballot_reading::ranks: return out;
        case ballot_reading::approvals: out.place.assign(names.size(), 1); return out;
        case ballot_reading::points: {
            std::vector<points> numbers;
            for (const std::string& name : names) {
                auto number = parse_points(name);
                if (!number)
                    return at_categories(file, line, error_code::usage,
                                         "the category '" + visible(name) + "' is no number, so it gives no points");
                numbers.push_back(*number);
            }
            number_scale scaled = scale_of(numbers, stage.used_values(names.size()));
            out.grades = std::move(scaled.values);
            out.place = std::move(scaled.place);
            return out;
        }
        default: break;
    }
    if (options.scale.empty()) {
        DELIB_TRY(own, scale::named({names.rbegin(), names.rend()}));
        out.grades = std::move(own);
        for (std::uint32_t i = 0; i < count; ++i) out.place.push_back(count - 1 - i);
        return out;
    }
    std::vector<std::string> given;
    for (const std::string& grade : options.scale) given.push_back(clean_name(grade));
    DELIB_TRY(asked, scale::named(given));
    out.grades = std::move(asked);
    for (const std::string& name : names) {
        const auto place = out.grades.find(name);
        if (!place) {
            return at_categories(file, line, error_code::name,
                                 "the category '" + visible(name) + "' is not on the scale that was given");
        }
        out.place.push_back(static_cast<std::uint32_t>(*place));
    }
    return out;
}

}  // namespace

result<ballots> read_categories(std::span<const source> files, const read_options& options) {
    DELIB_CHECK(check_no_columns("cat", options));
    if (options.ballot == ballot_reading::matrix) {
        return error{
            error_code::usage, "a cat file is read as grades, approvals, ranks or points, not as a matrix", {}};
    }
    name_index names;
    DELIB_CHECK(fix_declared(names, options));
    ballot_stage stage(files, options);
    std::vector<std::uint32_t> extra;
    std::vector<std::string> categories;
    std::uint64_t line = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        categories_file file(files, static_cast<std::uint32_t>(i), options, names, stage);
        DELIB_CHECK(file.read_all());
        file.name_categories();
        if (i > 0 && file.categories() != categories) {
            return error_at(files[i], file.line(), 0, error_code::unsupported,
                            "the files differ in their categories; this is not one vote");
        }
        categories = file.categories();
        line = file.line();
        extra.insert(extra.end(), file.extra().begin(), file.extra().end());
    }
    DELIB_TRY(read_as, value_categories(files.front(), line, categories, options, stage));
    stage.mark_used(names);
    for (const std::uint32_t who : extra) names.use(who);
    const roster all = names.resolve();
    DELIB_TRY(builder, builder_for(read_as.reading, all.names, std::move(read_as.grades)));
    DELIB_TRY(out, stage.finish(std::move(builder), all.place, read_as.place));
    out.report.format = "cat";
    return out;
}

}  // namespace delib::io
