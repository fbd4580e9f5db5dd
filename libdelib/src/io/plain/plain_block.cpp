#include "io/plain/plain_block.hpp"

#include "io/plain/cell_scan.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

namespace delib::io {

namespace {

constexpr std::size_t most_codes = std::numeric_limits<std::uint16_t>::max();

class block_reader {
public:
    block_reader(std::string_view text, const table_file& file, const table_context& context, plain_block& into)
        : text_(text), file_(file), context_(context), into_(into), tables_(1 + file.columns.size()) {
        for (std::size_t i = 0; i < file.columns.size(); ++i) {
            // The columns of ranks hold the same names, those of candidates the same values.
            const column_role role = file.columns[i].role;
            const bool shared = role == column_role::rank || role == column_role::candidate;
            table_of_.push_back(&tables_[shared ? 0 : i + 1]);
        }
    }

    bool read() {
        const std::size_t columns = table_of_.size();
        // A row takes a byte a cell at least. What is never written is never given by the system.
        detail::unset_vector<std::uint16_t> room(text_.size() + columns);
        std::uint16_t* out = room.data();
        const char* const begin = text_.data();
        const char* const end = begin + text_.size();
        std::size_t cell = 0, line = 0, column = 0;
        for (std::size_t at = 0; at <= text_.size(); at += scan_bytes) {
            std::uint64_t ends = text_.size() - at >= scan_bytes ? cell_ends(begin + at) : last_ends(at);
            for (; ends != 0; ends &= ends - 1) {
                const std::size_t stop = at + static_cast<std::size_t>(std::countr_zero(ends));
                if (stop < resume_) continue;
                const bool ends_line = stop == text_.size() || begin[stop] == '\n';
                if (ends_line && column == 0 && trim(text_.substr(cell, stop - cell)).empty()) {
                    cell = line = stop + 1;
                    continue;
                }
                std::uint32_t code = table_of_[column]->find(begin + cell, stop - cell, end);
                if (code == cell_codes::unknown) {
                    const step learned = learn(column, cell, stop, code);
                    if (learned == step::further) continue;
                    if (learned == step::not_plain) return false;
                }
                out[column] = static_cast<std::uint16_t>(code);
                cell = stop + 1;
                if (++column == columns) {
                    if (!ends_line || stop - line > context_.options.max_line_bytes) return false;
                    out += columns;
                    column = 0;
                    line = cell;
                } else if (ends_line) {
                    return false;
                }
            }
        }
        if (column != 0 || cell < text_.size()) return false;
        room.resize(static_cast<std::size_t>(out - room.data()));
        into_.codes = std::move(room);
        into_.rows = into_.codes.size() / columns;
        return true;
    }

private:
    enum class step : std::uint8_t { done, further, not_plain };

    // The end of the text ends its last line, if no line feed does.
    [[nodiscard]] std::uint64_t last_ends(std::size_t at) const noexcept {
        std::array<char, scan_bytes> padded{};
        const std::size_t left = text_.size() - at;
        std::memcpy(padded.data(), text_.data() + at, left);
        if (!text_.empty() && text_.back() != '\n') padded[left] = '\n';
        return cell_ends_portable(padded.data());
    }

    // What a cell says, looked at for the first time. A quoted cell may go on behind `stop`.
    [[gnu::noinline]] step learn(std::size_t column, std::size_t cell, std::size_t stop, std::uint32_t& code) {
        const std::string_view raw = text_.substr(cell, stop - cell);
        if (raw.size() > std::min<std::size_t>(context_.options.max_line_bytes, 1U << 30) || find_bad_byte(raw))
            return step::not_plain;
        std::string_view said = trim(raw);
        std::string unquoted;
        if (const auto first = raw.find_first_not_of(" \t"); first != std::string_view::npos && raw[first] == '"') {
            const auto close = closing_quote(cell + first, unquoted);
            if (close == std::string_view::npos) return step::not_plain;
            std::size_t behind = std::min(text_.find_first_not_of(" \t", close + 1), text_.size());
            if (text_.substr(behind) == "\r" || text_.substr(behind, 2) == "\r\n") ++behind;
            if (behind < text_.size() && text_[behind] != ',' && text_[behind] != '\n') return step::not_plain;
            if (behind > stop) {
                resume_ = behind;
                return step::further;
            }
            said = trim(unquoted);
        }
        const auto number = meaning(file_.columns[column], without_guard(said));
        if (!number || *number > most_codes) return step::not_plain;
        code = *number;
        // Hardly any voter comes twice.
        const bool again = file_.columns[column].role != column_role::voter;
        if (again && seen_++ < 8 * most_codes) table_of_[column]->insert(raw, code);
        return step::done;
    }

    // Where the quote that opens at `open` is closed, and what stands between.
    [[nodiscard]] std::size_t closing_quote(std::size_t open, std::string& content) const {
        const std::size_t limit = std::min(text_.size(), open + context_.options.max_line_bytes);
        for (std::size_t at = open + 1;;) {
            const auto quote = text_.substr(0, limit).find('"', at);
            if (quote == std::string_view::npos) return quote;
            content.append(text_.substr(at, quote - at));
            if (quote + 1 >= text_.size() || text_[quote + 1] != '"') return quote;
            content += '"';
            at = quote + 2;
        }
    }

    // The code of a clean cell; nothing where the general reader has to look.
    std::optional<std::uint32_t> meaning(const table_column& column, std::string_view said) {
        switch (column.role) {
            case column_role::ignored: return 0U;
            case column_role::voter:
                if (!said.empty()) into_.voters.push_back(hash_of(said));
                return 0U;
            case column_role::rank: return said.empty() ? 0U : name(said);
            case column_role::candidate: return said.empty() ? 0U : value(said);
            case column_role::stratum: {
                const auto value = into_.strata.stratum_value(column.number, said);
                return value ? std::optional(*value) : std::nullopt;
            }
            case column_role::weight: {
                const auto weight = read_weight(said, context_.options.weight_digits);
                if (!weight) return std::nullopt;
                into_.weights.push_back(*weight);
                return static_cast<std::uint32_t>(into_.weights.size() - 1);
            }
            default: return std::nullopt;
        }
    }

    // Of the clean name. Time O(length).
    [[nodiscard]] static std::uint64_t hash_of(std::string_view voter) {
        const bool ascii = std::all_of(voter.begin(), voter.end(), [](char c) { return (c & 0x80) == 0; });
        return ascii ? cell_codes::hash_of(voter) : cell_codes::hash_of(clean_name(voter));
    }

    std::optional<std::uint32_t> name(std::string_view said) {
        const auto number = context_.declared ? into_.names.find(said) : into_.names.intern(said);
        if (!number) return std::nullopt;
        return *number + 1;
    }

    std::optional<std::uint32_t> value(std::string_view said) {
        const auto value = into_.cells.value(said);
        if (!value) return std::nullopt;
        // A mark of 0 says as much as an empty cell.
        if (context_.reading == ballot_reading::approvals && *value == 0) return 0U;
        const auto [at, fresh] = numbers_.emplace(*value, into_.values.size());
        if (fresh) into_.values.push_back(*value);
        return static_cast<std::uint32_t>(at->second + 1);
    }

    std::string_view text_;
    const table_file& file_;
    const table_context& context_;
    plain_block& into_;
    std::vector<cell_codes> tables_;
    std::vector<cell_codes*> table_of_{};
    std::map<std::uint32_t, std::size_t> numbers_{};  // of values
    std::size_t resume_ = 0;                          // where the quoted cell that is being read ends
    std::size_t seen_ = 0;
};

}  // namespace

bool read_plain_block(std::string_view text, const table_file& file, const table_context& context, plain_block& into) {
    return block_reader(text, file, context, into).read();
}

}  // namespace delib::io
