// The file: docs/format.md describes every byte.
#include "delib/tally/impl/serial.ipp"

#include "delib/core/digest.hpp"
#include "delib/core/text_normal.hpp"
#include "tally/bytes.hpp"
#include "tally/parts.hpp"

#include <algorithm>
#include <array>

namespace delib {

namespace {

// Like PNG's: a byte that no text has, so that nobody takes it for one, and line ends that a transfer as text would
// change.
constexpr std::array<unsigned char, 8> magic{0x89, 'd', 'l', 'b', '\r', '\n', 0x1A, '\n'};
constexpr std::uint32_t version = 1;
constexpr std::size_t digest_bytes = 32;
constexpr std::size_t wide = 16;   // bytes of a number of 128 bits
constexpr std::size_t narrow = 8;  // bytes of a count that fits 63 bits

std::array<std::byte, digest_bytes> digest_of(std::span<const std::byte> bytes) {
    const std::string hex = sha256_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    const auto nibble = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::array<std::byte, digest_bytes> out{};
    for (std::size_t i = 0; i < digest_bytes; ++i)
        out[i] = static_cast<std::byte>(nibble(hex[2 * i]) * 16 + nibble(hex[2 * i + 1]));
    return out;
}

// Names as the readers leave them: otherwise two that look the same could stand in one file.
result<void> check_name(std::string_view name, const char* whose) {
    const auto wrong = [&](error_code code, const char* what) {
        return error{
            code, std::string("the name of a ") + whose + " " + what + ": '" + visible(name.substr(0, 60)) + "'", {}};
    };
    if (name.size() > max_saved_name) return wrong(error_code::limit, "is too long for a tally file");
    if (find_invalid_utf8(name)) return wrong(error_code::name, "is not UTF-8");
    if (name.find('\0') != std::string_view::npos) return wrong(error_code::name, "holds a NUL byte");
    if (trim(name) != name) return wrong(error_code::name, "begins or ends with a blank");
    if (normalize_nfc(name) != name) return wrong(error_code::name, "is not in Unicode's form C");
    return {};
}

void write_names(byte_writer& out, const std::vector<std::string>& names) {
    out.number(names.size(), 4);
    for (const std::string& name : names) out.text(name);
}

void write_policy(byte_writer& out, const ballot_policy& policy) {
    out.number(static_cast<std::uint8_t>(policy.unranked), 1);
    out.number(static_cast<std::uint8_t>(policy.pairwise_ties), 1);
    out.number(static_cast<std::uint8_t>(policy.overvote), 1);
    out.number(static_cast<std::uint8_t>(policy.ungraded), 1);
}

const std::vector<std::string>& labels_of(const reading& r) {
    static const std::vector<std::string> none;
    return r.grades == nullptr ? none : r.grades->labels();
}

// What must be the same for a merge: policy, the set of candidates, the scale.
std::array<std::byte, digest_bytes> reading_digest(const reading& r) {
    std::vector<std::string> sorted = r.candidates->names();
    std::sort(sorted.begin(), sorted.end());
    byte_writer out;
    write_policy(out, r.policy);
    write_names(out, sorted);
    write_names(out, labels_of(r));
    return digest_of(out.bytes());
}

void write_section(byte_writer& out, const section& s) {
    const std::size_t width = std::all_of(s.counts.begin(), s.counts.end(), fits_int64) ? narrow : wide;
    out.reserve(48 + s.keys.size() * 4 + s.counts.size() * width);
    out.number(static_cast<std::uint32_t>(s.kind), 4);
    out.number(width, 4);
    out.number(s.counts.size(), 8);
    out.number(static_cast<uint128>(s.denominator), wide);
    out.number(static_cast<uint128>(s.total), wide);
    for (const std::uint32_t key : s.keys) out.number(key, 4);
    for (const int128 count : s.counts) out.number(static_cast<uint128>(count), width);
}

bool same_voters(const tally_base& a, const tally_base& b) {
    return a.heads() == b.heads() && a.blank_heads() == b.blank_heads() && a.blank_weight() == b.blank_weight() &&
           a.policy() == b.policy() && a.candidates() == b.candidates();
}

// Takes tallies apart, with what they have in common. Error: they have it not.
result<std::vector<section>> take_apart(const tallies& all, reading& r) {
    const tally_base* any = all.any();
    if (any == nullptr) return error{error_code::usage, "there is no tally to write", {}};
    r = detail::tally_parts::common(*any);
    std::vector<section> sections;
    bool same = true;
    all.for_each([&](const auto& tally) {
        same = same && same_voters(tally, *any);
        if (const shared_scale grades = detail::tally_parts::grades_of(tally)) {
            same = same && (r.grades == nullptr || *r.grades == *grades);
            r.grades = grades;
        }
        sections.push_back(detail::tally_parts::apart(tally));
    });
    if (!same || !check_together(sections, r))
        return error{error_code::usage, "tallies of different ballots do not go into one file", {}};
    return sections;
}

result<std::vector<std::string>> read_names(byte_reader& in, std::size_t most, const char* whose) {
    DELIB_TRY(count, in.number32());
    if (count > most) return in.wrong("more than " + std::to_string(most) + " names of a " + whose, error_code::limit);
    if (count > in.left() / 5) return in.wrong("the file ends early");  // a length and a byte each
    std::vector<std::string> names;
    names.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        DELIB_TRY(name, in.text(max_saved_name));
        DELIB_CHECK(check_name(name, whose));
        names.emplace_back(name);
    }
    return names;
}

result<ballot_policy> read_policy(byte_reader& in) {
    DELIB_TRY(bytes, in.raw(4));
    const std::array<unsigned, 4> most{2, 1, 3, 3};
    for (std::size_t i = 0; i < most.size(); ++i) {
        if (std::to_integer<unsigned>(bytes[i]) > most[i]) return in.wrong("a policy that does not exist");
    }
    return ballot_policy{static_cast<unranked_policy>(bytes[0]), static_cast<pairwise_ties_policy>(bytes[1]),
                         static_cast<overvote_policy>(bytes[2]), static_cast<ungraded_policy>(bytes[3])};
}

result<reading> read_reading(byte_reader& in) {
    DELIB_TRY(digest, in.raw(digest_bytes));
    reading r;
    DELIB_TRY(policy, read_policy(in));
    r.policy = policy;
    DELIB_TRY(names, read_names(in, max_candidates, "candidate"));
    DELIB_TRY(candidates, candidate_list::create(names));
    r.candidates = std::make_shared<const candidate_list>(std::move(candidates));
    DELIB_TRY(labels, read_names(in, max_saved_grades, "grade"));
    DELIB_TRY(grades, scale::named(labels));
    r.grades = std::make_shared<const scale>(std::move(grades));
    const auto expected = reading_digest(r);
    if (!std::equal(expected.begin(), expected.end(), digest.begin(), digest.end()))
        return in.wrong("the digest of candidates and policy is not theirs");

    DELIB_TRY(heads, in.number64());
    DELIB_TRY(blank_heads, in.number64());
    constexpr std::uint64_t max_heads = std::uint64_t{1} << 63;
    if (heads > max_heads || blank_heads > max_heads - heads) return in.wrong("more than 2^63 ballots");
    r.heads = heads;
    r.blank_heads = blank_heads;
    DELIB_TRY(above, in.count(wide));
    DELIB_TRY(below, in.count(wide));
    if (below == 0 || gcd(above, below) != 1) return in.wrong("the weight of blank ballots is not in lowest terms");
    if (blank_heads == 0 && above != 0) return in.wrong("blank ballots that nobody cast");
    r.blank_weight = weight::ratio(above, below);
    return r;
}

// How many cells a table that is kept whole has; of others, as many as the file says.
std::optional<std::uint64_t> cells_of(section_kind kind, const reading& r) {
    const std::uint64_t m = r.candidates->size();
    if (kind == section_kind::pairwise) return m * m;
    if (on_grades(kind)) return m * (r.grades->size() + 1);
    return std::nullopt;
}

result<section> read_section(byte_reader& in, const reading& r) {
    DELIB_TRY(kind, in.number32());
    if (kind == 0 || kind > last_section_kind) return in.wrong("a tally of an unknown kind");
    section s;
    s.kind = static_cast<section_kind>(kind);
    DELIB_TRY(width, in.number32());
    if (width != narrow && width != wide) return in.wrong("counts of " + std::to_string(width) + " bytes");
    DELIB_TRY(cells, in.number64());
    const auto expected = cells_of(s.kind, r);
    if (expected && *expected != cells) return in.wrong("a table of the wrong size");
    DELIB_TRY(denominator, in.count(wide));
    DELIB_TRY(total, in.count(wide));
    if (denominator == 0) return in.wrong("a denominator of 0");
    s.denominator = denominator;
    s.total = total;
    const std::size_t numbers = key_size(s.kind);
    if (cells > in.left() / (numbers * 4 + width)) return in.wrong("the file ends early");
    s.keys.resize(cells * numbers);
    for (std::uint32_t& key : s.keys) {
        DELIB_TRY(read, in.number32());
        key = read;
    }
    s.counts.resize(cells);
    bool fit = true;
    for (int128& count : s.counts) {
        DELIB_TRY(read, in.count(width));
        count = read;
        fit = fit && fits_int64(read);
    }
    if (fit != (width == narrow)) return in.wrong("counts that are not " + std::to_string(width) + " bytes wide");
    DELIB_CHECK(check_section(s, r));
    return s;
}

// Makes the tally that a section is of.
result<void> put_together(tallies& into, const section& s, const reading& r) {
    const auto put = [&]<tally T>(std::type_identity<T>) -> result<void> {
        DELIB_TRY(made, detail::tally_parts::together<T>(s, r));
        into.put(std::move(made));
        return {};
    };
    switch (s.kind) {
        case section_kind::first: return put(std::type_identity<first_tally>{});
        case section_kind::positions: return put(std::type_identity<positions_tally>{});
        case section_kind::pairwise: return put(std::type_identity<pairwise_tally>{});
        case section_kind::grades: return put(std::type_identity<grades_tally>{});
        case section_kind::approvals: return put(std::type_identity<approvals_tally>{});
        case section_kind::scores: break;
    }
    if (r.grades->values().size() != r.grades->size())
        return error{error_code::parse, "not a sound tally file: scores on a scale without numbers", {}};
    return put(std::type_identity<scores_tally>{});
}

result<void> check_scale(const std::vector<section>& sections, const reading& r) {
    const bool graded =
        std::any_of(sections.begin(), sections.end(), [](const section& s) { return on_grades(s.kind); });
    if (graded || r.grades->size() == 0) return {};
    return error{error_code::parse, "not a sound tally file: a scale without a tally of grades", {}};
}

}  // namespace

bool is_saved_tally(std::span<const std::byte> bytes) noexcept {
    return bytes.size() >= magic.size() &&
           std::equal(magic.begin(), magic.end(), bytes.begin(),
                      [](unsigned char a, std::byte b) { return a == std::to_integer<unsigned char>(b); });
}

result<std::vector<std::byte>> serialise(const tallies& all) {
    reading r;
    DELIB_TRY(sections, take_apart(all, r));
    for (const std::string& name : r.candidates->names()) DELIB_CHECK(check_name(name, "candidate"));
    for (const std::string& label : labels_of(r)) DELIB_CHECK(check_name(label, "grade"));
    if (labels_of(r).size() > max_saved_grades)
        return error{error_code::limit,
                     "a tally file holds " + std::to_string(max_saved_grades) + " grades at most, got " +
                         std::to_string(labels_of(r).size()),
                     {}};
    byte_writer out;
    out.raw(std::as_bytes(std::span(magic)));
    out.number(version, 4);
    out.number(sections.size(), 4);
    out.raw(reading_digest(r));
    write_policy(out, r.policy);
    write_names(out, r.candidates->names());
    write_names(out, labels_of(r));
    out.number(r.heads, 8);
    out.number(r.blank_heads, 8);
    out.number(static_cast<uint128>(r.blank_weight.numerator()), wide);
    out.number(static_cast<uint128>(r.blank_weight.denominator()), wide);
    for (const section& s : sections) write_section(out, s);
    out.raw(digest_of(out.bytes()));
    return std::move(out).take();
}

result<tallies> deserialise_all(std::span<const std::byte> bytes) {
    byte_reader start(bytes);
    if (!is_saved_tally(bytes)) return start.wrong("it does not begin like one");
    const std::size_t head = magic.size() + 4;
    if (bytes.size() < head + digest_bytes) return start.wrong("the file ends early");
    const auto body = bytes.first(bytes.size() - digest_bytes);
    byte_reader in(body);
    DELIB_CHECK(in.raw(magic.size()));
    DELIB_TRY(written, in.number32());
    if (written != version)
        return error{error_code::unsupported,
                     "a tally file of version " + std::to_string(written) + "; this program reads version " +
                         std::to_string(version),
                     {}};
    const auto checksum = digest_of(body);
    if (!std::equal(checksum.begin(), checksum.end(), bytes.end() - digest_bytes))
        return error{error_code::parse,
                     "a damaged tally file: its checksum is not that of its bytes; it was cut or changed",
                     {}};
    DELIB_TRY(count, in.number32());
    if (count == 0 || count > last_section_kind) return in.wrong("a file of " + std::to_string(count) + " tallies");
    DELIB_TRY(r, read_reading(in));
    std::vector<section> sections;
    for (std::uint32_t i = 0; i < count; ++i) {
        DELIB_TRY(s, read_section(in, r));
        if (!sections.empty() && s.kind <= sections.back().kind) return in.wrong("tallies out of order");
        sections.push_back(std::move(s));
    }
    if (in.left() != 0) return in.wrong(std::to_string(in.left()) + " bytes too many");
    DELIB_CHECK(check_scale(sections, r));
    DELIB_CHECK(check_together(sections, r));
    tallies out;
    for (const section& s : sections) DELIB_CHECK(put_together(out, s, r));
    return out;
}

}  // namespace delib
