#include "core/json.hpp"

#include "delib/core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace delib {

namespace {

constexpr std::size_t any_width = std::numeric_limits<std::size_t>::max();

// What the reader of nlohmann::json finds, as a value of ours.
class receiver : public nlohmann::json_sax<nlohmann::json> {
public:
    json value{};
    std::string twice{};

    bool null() override { return take(nullptr); }
    bool boolean(bool flag) override { return take(flag); }
    bool number_integer(number_integer_t number) override { return take(number); }
    bool number_unsigned(number_unsigned_t number) override { return take(number); }
    bool number_float(number_float_t /*nearest*/, const string_t& text) override { return take(json::number(text)); }
    bool string(string_t& text) override { return take(std::move(text)); }
    bool binary(binary_t& /*bytes*/) override { return false; }
    bool start_object(std::size_t /*members*/) override { return begin(json::object()); }
    bool key(string_t& text) override {
        if (twice.empty() && open_.back().find(text) != nullptr) twice = text;
        keys_.push_back(std::move(text));
        return true;
    }
    bool end_object() override { return end(); }
    bool start_array(std::size_t /*items*/) override { return begin(json::list()); }
    bool end_array() override { return end(); }
    bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*why*/) override {
        return false;
    }

private:
    bool begin(json empty) {
        open_.push_back(std::move(empty));
        return true;
    }
    bool end() {
        json done = std::move(open_.back());
        open_.pop_back();
        return take(std::move(done));
    }
    bool take(json found) {
        if (open_.empty()) {
            value = std::move(found);
        } else if (open_.back().is_list()) {
            open_.back().push_back(std::move(found));
        } else {
            open_.back().add(std::move(keys_.back()), std::move(found));
            keys_.pop_back();
        }
        return true;
    }

    std::vector<json> open_{};
    std::vector<std::string> keys_{};
};

// In quotes, with what JSON cannot hold escaped or, where it is not UTF-8, replaced.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

json::json(std::initializer_list<piece> pieces) : type_(type::list) {
    const bool members = std::all_of(pieces.begin(), pieces.end(), [](const piece& p) {
        return p.value_.is_list() && p.value_.size() == 2 && p.value_.values_.front().is(type::text);
    });
    if (members) type_ = type::object;
    for (const piece& p : pieces) {
        if (members) {
            add(std::move(p.value_.values_[0].text_), std::move(p.value_.values_[1]));
        } else {
            values_.push_back(std::move(p.value_));
        }
    }
}

json json::list(std::initializer_list<piece> pieces) {
    json out(type::list, {});
    for (const piece& p : pieces) out.values_.push_back(std::move(p.value_));
    return out;
}

result<json> json::parse(std::string_view text) {
    if (json_nesting(text) > max_json_nesting) {
        return error{
            error_code::limit, "JSON nested deeper than " + std::to_string(max_json_nesting) + " brackets", {}};
    }
    receiver found;
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &found))
        return error{error_code::parse, "expected JSON, got '" + visible(text.substr(0, 60)) + "'", {}};
    if (!found.twice.empty())
        return error{error_code::usage, "the key \"" + visible(found.twice) + "\" stands twice", {}};
    return std::move(found.value);
}

bool json::is_whole() const noexcept {
    return is(type::number) && text_.find_first_not_of("-0123456789") == std::string::npos;
}

const json* json::find(std::string_view key) const noexcept {
    const auto at = std::find(keys_.begin(), keys_.end(), key);
    return at == keys_.end() ? nullptr : &values_[static_cast<std::size_t>(at - keys_.begin())];
}

json& json::operator[](std::string_view key) {
    const auto at = std::find(keys_.begin(), keys_.end(), key);
    if (at != keys_.end()) return values_[static_cast<std::size_t>(at - keys_.begin())];
    add(std::string(key), nullptr);
    return values_.back();
}

void json::add(std::string key, json value) {
    type_ = type::object;
    values_.push_back(std::move(value));
    keys_.push_back(std::move(key));
}

void json::push_back(json item) {
    type_ = type::list;
    values_.push_back(std::move(item));
}

std::string json::compact() const {
    std::string out;
    write_line(out, ",", ":", any_width);
    return out;
}

std::string json::indented() const {
    return document(0);
}

std::string json::document(std::size_t width) const {
    std::string out;
    write_lines(out, 0, 0, width);
    return out + "\n";
}

// False, and stopped, where the line grows longer than `longest`.
bool json::write_line(std::string& out, std::string_view after_comma, std::string_view after_colon,
                      std::size_t longest) const {
    if (!holds_values()) {
        out += is(type::text) ? quoted(text_) : is(type::null) ? "null" : text_;
        return out.size() <= longest;
    }
    out += is_list() ? '[' : '{';
    for (std::size_t i = 0; i < values_.size(); ++i) {
        if (i > 0) out += after_comma;
        if (is_object()) (out += quoted(keys_[i])) += after_colon;
        if (!values_[i].write_line(out, after_comma, after_colon, longest)) return false;
    }
    out += is_list() ? ']' : '}';
    return out.size() <= longest;
}

void json::write_lines(std::string& out, std::size_t depth, std::size_t before, std::size_t width) const {
    const bool may_fit = holds_values() && depth > 0 && before < width;
    if (!holds_values() || values_.empty() || may_fit) {
        std::string line;
        const bool fits = write_line(line, ", ", ": ", may_fit ? width - before : any_width);
        if (fits) {
            out += line;
            return;
        }
    }
    out += is_list() ? "[" : "{";
    for (std::size_t i = 0; i < values_.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        out.append(depth + 1, ' ');
        std::size_t used = depth + 1;
        if (is_object()) {
            const std::string head = quoted(keys_[i]) + ": ";
            used += head.size();
            out += head;
        }
        values_[i].write_lines(out, depth + 1, used, width);
    }
    out += "\n";
    out.append(depth, ' ');
    out += is_list() ? "]" : "}";
}

}  // namespace delib
