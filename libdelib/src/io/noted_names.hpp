// Names that ballots hold and no declaration knows, each with how many ballots hold it, for the notes of a reading.
#pragma once

#include "io/names.hpp"
#include "io/stage.hpp"

#include <vector>

namespace delib::io {

class noted_names {
public:
    /// `files` and `options` must outlive it.
    noted_names(note_kind kind, std::span<const source> files, std::uint32_t file, const read_options& options)
        : kind_(kind), files_(files), file_(file), most_(options.max_rejected) {}

    /// A name on the ballot that is being read; `keep` or `drop` follows. Expected time O(length).
    void see(std::string_view raw) { pending_.push_back(clean_name(raw)); }

    /// The ballot was refused.
    void drop() { pending_.clear(); }

    /// The ballot was taken, and `heads` people cast it. More names than can be listed are a `limit` error.
    [[nodiscard]] result<void> keep(std::uint64_t line, std::uint64_t heads) {
        for (std::string& name : pending_) {
            const auto [at, fresh] = index_.emplace(name, rows_.size());
            if (fresh && rows_.size() >= most_) {
                return error_at(files_[file_], line, 0, error_code::limit,
                                "more than " + std::to_string(most_) +
                                    " names on ballots are not declared; is this the right file?");
            }
            if (fresh) rows_.push_back({std::move(name), line, 0, 0});
            row& r = rows_[at->second];
            if (r.last == line) continue;
            r.last = line;
            r.heads += heads;
        }
        pending_.clear();
        return {};
    }

    void tell(ballot_stage& stage) const {
        for (const row& r : rows_) stage.note(kind_, file_, r.first, r.name, r.heads);
    }

private:
    struct row {
        std::string name{};
        std::uint64_t first = 0;  // line
        std::uint64_t last = 0;   // line
        std::uint64_t heads = 0;
    };

    note_kind kind_;
    std::span<const source> files_;
    std::uint32_t file_;
    std::size_t most_;
    std::vector<std::string> pending_{};
    std::vector<row> rows_{};
    text_map<std::size_t> index_{};
};

}  // namespace delib::io
