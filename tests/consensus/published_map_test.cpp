// The published mathematics of conversations on Polis, where DELIB_CORPUS names a folder that holds them.
#include "delib/consensus/opinion_map.hpp"
#include "delib/io/votes.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

namespace delib::testing {
namespace {

using json = nlohmann::json;

/// A conversation, its published mathematics and our map of it. The published votes have the opposite sign: there -1 is
/// agree.
struct published {
    conversation read{};
    opinion_map map{};
    json math{};
};

std::string folder(const std::string& name) {
    const char* corpus = std::getenv("DELIB_CORPUS");
    return corpus == nullptr ? std::string() : std::string(corpus) + "/polis/" + name + "/";
}

published draw(const std::string& name) {
    published out;
    const std::string from = folder(name);
    auto read = read_votes({from + "votes.json", from + "comments.stripped.json"});
    if (!read) {
        ADD_FAILURE() << to_text(read.error());
        return out;
    }
    out.read = *std::move(read);
    auto map = draw_map(out.read.votes, {.mode = map_mode::polis});
    if (!map) {
        ADD_FAILURE() << to_text(map.error());
        return out;
    }
    out.map = *std::move(map);
    std::ifstream(from + "math-pca2.json") >> out.math;
    return out;
}

/// By our number of a statement, its place in the published columns.
std::vector<std::size_t> columns(const published& p) {
    std::vector<std::size_t> out;
    const auto tids = p.math["tids"].get<std::vector<int>>();
    for (std::size_t s = 0; s < p.read.votes.statements(); ++s) {
        const auto at = std::find(tids.begin(), tids.end(), std::stoi(p.read.votes.statement_at(s).id));
        EXPECT_NE(at, tids.end());
        out.push_back(static_cast<std::size_t>(at - tids.begin()));
    }
    EXPECT_EQ(out.size(), tids.size());
    return out;
}

const std::string& id(const published& p, std::size_t statement) {
    return p.read.votes.statement_at(statement).id;
}

/// 1 or -1: the sign by which a published axis differs from ours.
double sign_of(const std::vector<double>& ours, const std::vector<double>& theirs, const std::vector<std::size_t>& at) {
    double sum = 0;
    for (std::size_t s = 0; s < ours.size(); ++s) sum += ours[s] * theirs[at[s]];
    return sum < 0 ? -1 : 1;
}

void expect_axes(const published& p) {
    const auto at = columns(p);
    const auto centre = p.math["pca"]["center"].get<std::vector<double>>();
    const auto comps = p.math["pca"]["comps"].get<std::vector<std::vector<double>>>();
    const auto projection = p.math["pca"]["comment-projection"].get<std::vector<std::vector<double>>>();
    const auto extremity = p.math["pca"]["comment-extremity"].get<std::vector<double>>();
    for (std::size_t s = 0; s < at.size(); ++s) {
        EXPECT_NEAR(p.map.plane.centre[s], -centre[at[s]], 1e-12) << id(p, s);
        EXPECT_NEAR(p.map.statements[s].extremity, extremity[at[s]], 1e-5 * std::max(1.0, extremity[at[s]]));
    }
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const double sign = sign_of(p.map.plane.axes[axis], comps[axis], at);
        for (std::size_t s = 0; s < at.size(); ++s) {
            EXPECT_NEAR(p.map.plane.axes[axis][s], sign * comps[axis][at[s]], 1e-5) << axis << " " << id(p, s);
            const map_point place = p.map.statements[s].at;
            EXPECT_NEAR(axis == 0 ? place.x : place.y, -sign * projection[axis][at[s]], 1e-4)
                << axis << " " << id(p, s);
        }
    }
}

/// Groups as sets of participants, ours and those published; at i the published group of our group i.
std::vector<std::size_t> expect_groups(const published& p) {
    std::vector<std::set<int>> theirs;
    std::vector<std::size_t> out;
    const auto members = p.math["base-clusters"]["members"].get<std::vector<std::vector<int>>>();
    const auto ids = p.math["base-clusters"]["id"].get<std::vector<int>>();
    for (const json& group : p.math["group-clusters"]) {
        std::set<int>& who = theirs.emplace_back();
        for (const int base : group["members"].get<std::vector<int>>()) {
            const auto at = std::find(ids.begin(), ids.end(), base) - ids.begin();
            who.insert(members[static_cast<std::size_t>(at)].begin(), members[static_cast<std::size_t>(at)].end());
        }
    }
    EXPECT_EQ(p.map.groups.size(), theirs.size());
    for (const map_group& group : p.map.groups) {
        std::set<int> ours;
        for (const std::uint32_t m : group.members) ours.insert(std::stoi(p.read.votes.participant_id(m)));
        const auto same = std::find(theirs.begin(), theirs.end(), ours);
        EXPECT_NE(same, theirs.end()) << "a group of " << ours.size();
        out.push_back(static_cast<std::size_t>(same - theirs.begin()));
    }
    return out;
}

void expect_consensus(const published& p) {
    const json& classic = p.math["group-aware-consensus"];
    for (std::size_t s = 0; s < p.map.statements.size(); ++s)
        EXPECT_NEAR(*p.map.statements[s].classic, classic[id(p, s)].get<double>(), 1e-12) << id(p, s);
    for (const char* which : {"agree", "disagree"}) {
        std::vector<std::string> ours, theirs;
        for (const std::size_t s : which == std::string("agree") ? p.map.majority.agree : p.map.majority.disagree)
            ours.push_back(id(p, s));
        for (const json& item : p.math["consensus"][which]) theirs.push_back(std::to_string(item["tid"].get<int>()));
        EXPECT_EQ(ours, theirs) << which;
    }
}

void expect_representative(const published& p, const std::vector<std::size_t>& theirs) {
    for (std::size_t g = 0; g < p.map.groups.size(); ++g) {
        const int number = p.math["group-clusters"][theirs[g]]["id"].get<int>();
        const json& list = p.math["repness"][std::to_string(number)];
        const auto& ours = p.map.groups[g].representative;
        ASSERT_EQ(ours.size(), list.size()) << "group " << number;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            EXPECT_EQ(id(p, ours[i].statement), std::to_string(list[i]["tid"].get<int>())) << number << " " << i;
            EXPECT_EQ(ours[i].stance == stance::agree, list[i]["repful-for"] == "agree");
            EXPECT_NEAR(ours[i].share, list[i]["p-success"].get<double>(), 1e-12);
            EXPECT_NEAR(ours[i].z, list[i]["p-test"].get<double>(), 1e-12);
            EXPECT_NEAR(ours[i].relative, list[i]["repness"].get<double>(), 1e-12);
            // Published in single precision.
            EXPECT_NEAR(ours[i].relative_z, list[i]["repness-test"].get<double>(), 5e-7);
        }
    }
}

class published_map : public ::testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (folder("").empty()) GTEST_SKIP() << "DELIB_CORPUS is not set";
    }
};

TEST_P(published_map, is_reproduced) {
    const published p = draw(GetParam());
    ASSERT_FALSE(p.math.is_null());
    expect_axes(p);
    const auto theirs = expect_groups(p);
    expect_consensus(p);
    if (!HasFailure()) expect_representative(p, theirs);
    for (std::size_t s = 0; s < p.map.statements.size(); ++s) {
        const double priority = p.math["comment-priorities"][id(p, s)].get<double>();
        EXPECT_NEAR(p.map.statements[s].priority, priority, 1e-5 * priority) << id(p, s);
    }
}

INSTANTIATE_TEST_SUITE_P(polis, published_map,
                         ::testing::Values("reddwarf-below-100-ptpts", "reddwarf-150ptpt-3gp-no-strict-no-meta"));

// Four votes of one participant are missing from the file: the axes differ a little, and with them the places. All
// priorities in the published file are 49, an old mistake of Polis (a test on an empty set of statements).
TEST(published_map_without_a_voter, is_reproduced_but_for_axes) {
    if (folder("").empty()) GTEST_SKIP() << "DELIB_CORPUS is not set";
    const published p = draw("reddwarf-50ptpt-3gp-strict-no-meta");
    ASSERT_FALSE(p.math.is_null());
    const auto theirs = expect_groups(p);
    expect_consensus(p);
    if (!HasFailure()) expect_representative(p, theirs);
    for (const auto& [tid, priority] : p.math["comment-priorities"].items()) EXPECT_EQ(priority, 49) << tid;
}

}  // namespace
}  // namespace delib::testing
