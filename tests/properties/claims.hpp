// What we claim of each rule: the one table behind the tests, docs/properties.md and the pages in docs/rules. An option
// has a row for each value that changes a claim.
#pragma once

#include "delib/rule/option.hpp"
#include "properties/elections.hpp"

#include <string_view>
#include <vector>

namespace delib::properties {

enum class claim {
    holds,   ///< on all ballots: with equal ranks, and short ones
    strict,  ///< where ballots rank all candidates without ties (for later-no-harm: without ties); elsewhere it fails
    fails,
};

[[nodiscard]] constexpr std::string_view to_text(claim c) {
    return c == claim::holds ? "holds" : c == claim::strict ? "strict" : "fails";
}

struct claims_row {
    std::string_view rule;
    option_texts options;  ///< none: the defaults
    std::vector<claim> claims;
    std::size_t most = most_candidates;  ///< for so many candidates: ranked-priorities spoils longer ballots
};

/// In the order of all_axioms(), rules in that of the registry.
[[nodiscard]] inline const std::vector<claims_row>& claims_table() {
    constexpr claim H = claim::holds, s = claim::strict, _ = claim::fails;
    // clang-format off
    static const std::vector<claims_row> table{
        //                                                                majority
        //                                                                |  condorcet-winner
        //                                                                |  |  condorcet-loser
        //                                                                |  |  |  smith
        //                                                                |  |  |  |  pareto
        //                                                                |  |  |  |  |  monotonicity
        //                                                                |  |  |  |  |  |  reversal-symmetry
        //                                                                |  |  |  |  |  |  |  participation
        //                                                                |  |  |  |  |  |  |  |  positive-involvement
        //                                                                |  |  |  |  |  |  |  |  |  consistency
        //                                                                |  |  |  |  |  |  |  |  |  |  clone-independence
        //                                                                |  |  |  |  |  |  |  |  |  |  |  later-no-harm
        {"plurality", {},                                                {H, _, _, _, s, H, _, H, H, H, _, H}},
        {"plurality", {{"tied-tops", "split"}},                          {H, _, _, _, H, H, _, H, H, H, _, H}},
        {"plurality", {{"tied-tops", "approval"}},                       {H, _, _, _, H, H, _, H, H, H, _, H}},
        {"anti-plurality", {},                                           {_, _, _, _, _, H, _, H, H, H, _, _}},
        {"approval-k", {},                                               {_, _, _, _, _, H, _, H, H, H, _, _}},
        {"approval-k", {{"k", "1"}},                                     {H, _, _, _, H, H, _, H, H, H, _, H}},
        {"borda", {},                                                    {_, _, H, _, H, H, H, H, H, H, _, _}},
        {"borda", {{"truncated", "zero"}},                               {_, _, s, _, H, H, s, H, H, H, _, _}},
        {"borda", {{"truncated", "modified"}},                           {_, _, s, _, H, H, s, H, H, H, _, H}},
        {"dowdall", {},                                                  {_, _, _, _, H, H, _, H, H, H, _, _}},
        {"positional", {},                                               {H, _, _, _, H, H, _, H, H, H, _, H}},
        {"positional", {{"weights", "0,1"}},                             {_, _, _, _, _, _, _, _, _, H, _, H}},
        {"positional", {{"weights", "1,1,0"}},                           {_, _, _, _, _, H, _, H, H, H, _, _}},
        {"positive-negative", {},                                        {_, _, _, _, _, H, H, H, H, H, _, _}},
        {"ranked-priorities", {},                                        {_, _, s, _, H, H, s, H, H, H, _, _}, 5},
        {"ranked-priorities", {{"countback", "true"}},                   {_, _, s, _, H, H, _, H, H, H, _, _}, 5},
        {"bucklin", {},                                                  {H, _, _, _, H, H, _, _, _, _, _, _}},
        {"simplified-bucklin", {},                                       {H, _, _, _, H, H, _, _, _, _, _, _}},
        {"weighted-bucklin", {},                                         {H, _, H, _, H, H, _, _, _, _, _, _}},
        {"two-round", {},                                                {H, _, s, _, s, _, _, _, H, _, _, H}},
        {"two-round", {{"tied-tops", "split"}},                          {H, _, H, _, H, _, _, _, H, _, _, H}},
        {"two-round", {{"tied-tops", "approval"}},                       {H, _, H, _, H, _, _, _, H, _, _, H}},
        {"irv", {},                                                      {H, _, _, _, s, _, _, _, H, _, _, H}},
        {"irv", {{"tied-tops", "split"}},                                {H, _, _, _, H, _, _, _, H, _, _, H}},
        {"irv", {{"tied-tops", "approval"}},                             {H, _, _, _, H, _, _, _, H, _, _, H}},
        {"irv", {{"ties", "parallel"}},                                  {H, _, s, _, s, _, _, _, H, _, H, H}},
        {"coombs", {},                                                   {H, _, _, _, H, _, _, _, _, _, _, _}},
        {"coombs", {{"tied-tops", "approval"}},                          {_, _, _, _, H, _, _, _, _, _, _, _}},
        {"coombs", {{"ties", "parallel"}},                               {H, _, H, _, H, _, _, _, _, _, _, _}},
        {"baldwin", {},                                                  {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"nanson", {},                                                   {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"nanson", {{"variant", "weak"}},                                {H, H, H, H, H, _, H, _, _, _, _, _}},
        {"bottom-two-irv", {},                                           {H, H, _, _, s, _, _, _, _, _, _, _}},
        {"bottom-two-irv", {{"tied-tops", "split"}},                     {H, H, _, _, H, _, _, _, _, _, _, _}},
        {"bottom-two-irv", {{"tied-tops", "approval"}},                  {H, H, _, _, H, _, _, _, _, _, _, _}},
        {"bottom-two-irv", {{"ties", "parallel"}},                       {H, H, H, H, _, _, _, _, _, _, _, _}},
        {"smith-irv", {},                                                {H, H, H, H, s, _, _, _, _, _, _, _}},
        {"smith-irv", {{"tied-tops", "split"}},                          {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"smith-irv", {{"tied-tops", "approval"}},                       {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"smith-irv", {{"ties", "parallel"}},                            {H, H, H, H, s, _, _, _, _, _, H, _}},
        {"condorcet-irv", {},                                            {H, H, _, _, s, _, _, _, _, _, _, _}},
        {"condorcet-irv", {{"tied-tops", "split"}},                      {H, H, _, _, H, _, _, _, _, _, _, _}},
        {"condorcet-irv", {{"tied-tops", "approval"}},                   {H, H, _, _, H, _, _, _, _, _, _, _}},
        {"condorcet-irv", {{"ties", "parallel"}},                        {H, H, s, _, s, _, _, _, _, _, _, _}},
        {"benham", {},                                                   {H, H, _, _, s, _, _, _, _, _, _, _}},
        {"benham", {{"tied-tops", "split"}},                             {H, H, _, _, H, _, _, _, _, _, _, _}},
        {"benham", {{"tied-tops", "approval"}},                          {H, H, _, _, H, _, _, _, _, _, _, _}},
        {"benham", {{"ties", "parallel"}},                               {H, H, H, H, _, _, _, _, _, _, H, _}},
        {"woodall", {},                                                  {H, H, H, H, _, _, _, _, _, _, _, _}},
        {"woodall", {{"ties", "parallel"}},                              {H, H, H, H, _, _, _, _, _, _, H, _}},
        {"tideman-alternative", {},                                      {H, H, H, H, s, _, _, _, _, _, _, _}},
        {"tideman-alternative", {{"set", "schwartz"}},                   {H, H, H, H, _, _, _, _, _, _, _, _}},
        {"tideman-alternative", {{"tied-tops", "split"}},                {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"tideman-alternative", {{"tied-tops", "approval"}},             {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"tideman-alternative", {{"ties", "parallel"}},                  {H, H, H, H, _, _, _, _, _, _, H, _}},
        {"daunou", {},                                                   {H, H, H, _, s, _, _, _, _, _, _, _}},
        {"daunou", {{"tied-tops", "split"}},                             {H, H, H, _, H, _, _, _, _, _, _, _}},
        {"daunou", {{"tied-tops", "approval"}},                          {H, H, H, _, H, _, _, _, _, _, _, _}},
        {"condorcet-plurality", {},                                      {H, H, _, _, s, H, _, _, _, _, _, _}},
        {"condorcet-plurality", {{"tied-tops", "split"}},                {H, H, _, _, H, H, _, _, _, _, _, _}},
        {"condorcet-plurality", {{"tied-tops", "approval"}},             {H, H, _, _, H, H, _, _, _, _, _, _}},
        {"superior", {},                                                 {H, _, s, _, _, _, _, _, _, _, _, _}},
        {"superior", {{"tied-tops", "split"}},                           {H, _, H, _, _, _, _, _, _, _, _, _}},
        {"superior", {{"tied-tops", "approval"}},                        {H, _, H, _, _, _, _, _, _, _, _, _}},
        {"stv", {},                                                      {H, _, s, _, s, _, _, _, H, _, _, H}},
        {"stv", {{"variant", "wigm"}},                                   {H, _, s, _, s, _, _, _, H, _, H, H}},
        {"stv", {{"variant", "meek"}},                                   {H, _, s, _, s, _, _, _, H, _, H, H}},
        {"condorcet", {},                                                {H, H, H, H, H, H, H, H, H, H, _, H}},
        {"weak-condorcet", {},                                           {H, H, H, H, H, H, _, H, H, _, _, H}},
        {"condorcet-loser", {},                                          {_, _, _, _, _, _, H, _, _, H, _, H}},
        {"copeland", {},                                                 {H, H, H, H, H, H, H, _, _, _, _, _}},
        {"copeland", {{"tie", "0"}},                                     {H, H, H, H, H, H, _, _, _, _, _, _}},
        {"copeland", {{"tie", "1"}},                                     {H, H, H, H, H, H, _, _, _, _, _, _}},
        {"llull", {},                                                    {H, H, H, H, H, H, _, _, _, _, _, _}},
        {"llull", {{"tie", "1/2"}},                                      {H, H, H, H, H, H, H, _, _, _, _, _}},
        {"minimax", {},                                                  {H, H, _, _, H, H, _, _, H, _, _, _}},
        {"minimax", {{"strength", "winning-votes"}},                     {H, H, _, _, H, H, _, _, s, _, _, _}},
        {"minimax", {{"strength", "winning-votes-then-opposition"}},     {H, H, _, _, H, H, _, _, s, _, _, _}},
        {"minimax", {{"strength", "losing-votes"}},                      {H, H, _, _, H, H, _, _, s, _, _, _}},
        {"minimax", {{"strength", "ratio"}},                             {H, H, _, _, H, H, _, _, s, _, _, _}},
        {"minimax", {{"strength", "opposition"}},                        {H, s, _, _, H, H, _, _, H, _, _, H}},
        {"leximax", {},                                                  {H, H, _, _, H, H, _, _, H, _, _, _}},
        {"schulze", {},                                                  {H, H, H, H, H, H, H, _, _, _, H, _}},
        {"schulze", {{"strength", "winning-votes"}},                     {H, H, H, H, H, H, H, _, _, _, H, _}},
        {"ranked-pairs", {},                                             {H, H, H, H, H, H, H, _, _, _, _, _}},
        {"river", {},                                                    {H, H, H, H, H, H, H, _, _, _, H, _}},
        {"split-cycle", {},                                              {H, H, H, H, H, H, H, _, H, _, H, _}},
        {"split-cycle", {{"strength", "winning-votes"}},                 {H, H, H, H, H, H, H, _, s, _, H, _}},
        {"split-cycle", {{"strength", "winning-votes-then-opposition"}}, {H, H, H, H, H, H, H, _, s, _, H, _}},
        {"split-cycle", {{"strength", "losing-votes"}},                  {H, H, H, H, H, H, H, _, s, _, H, _}},
        {"split-cycle", {{"strength", "ratio"}},                         {H, H, H, H, H, H, H, _, s, _, H, _}},
        {"simple-stable", {},                                            {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"stable", {},                                                   {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"kemeny", {},                                                   {H, H, H, H, H, H, H, _, _, _, _, _}},
        {"smith", {},                                                    {H, H, H, H, _, H, H, H, _, _, H, _}},
        {"schwartz", {},                                                 {H, H, H, H, _, H, H, H, _, _, H, _}},
        {"uncovered", {},                                                {H, H, H, H, H, H, H, H, _, _, H, _}},
        {"uncovered", {{"variant", "fishburn"}},                         {H, H, H, H, H, H, _, H, _, _, _, _}},
        {"pareto", {},                                                   {_, _, _, _, H, H, H, H, H, _, H, H}},
        {"smith-minimax", {},                                            {H, H, H, H, H, H, _, _, _, _, _, _}},
        {"black", {},                                                    {H, H, H, _, H, H, H, _, _, _, _, _}},
        {"raynaud", {},                                                  {H, H, _, _, H, _, _, _, _, _, _, _}},
        {"iterated-condorcet-loser", {},                                 {_, _, H, _, _, _, H, H, _, _, _, _}},
        {"loss-trimmer", {},                                             {H, H, H, H, H, _, _, _, _, _, _, _}},
        {"copeland-borda", {},                                           {H, H, H, H, H, H, H, _, _, _, _, _}},
        {"copeland-minimax", {},                                         {H, H, H, H, H, H, _, _, _, _, _, _}},
        {"most-wins-smallest-loss", {},                                  {H, H, H, H, H, H, _, _, _, _, _, _}},
        {"borda-minimax-faceoff", {},                                    {H, H, H, _, H, _, _, _, _, _, _, _}},
        {"knockout", {},                                                 {H, H, H, H, H, _, H, _, _, _, _, _}},
        {"majority-judgment", {},                                        {_, _, _, _, H, H, _, _, _, _, H, _}},
        {"majority-gauge", {},                                           {_, _, _, _, H, H, _, _, _, _, H, _}},
        {"typical-judgment", {},                                         {_, _, _, _, H, H, _, _, _, _, H, _}},
        {"usual-judgment", {},                                           {_, _, _, _, H, H, _, _, _, _, H, _}},
        {"central-judgment", {},                                         {_, _, _, _, H, H, _, _, _, _, H, _}},
        {"bosworth", {},                                                 {_, _, _, _, H, H, _, _, _, _, H, _}},
        {"score", {},                                                    {_, _, _, _, H, H, H, H, H, H, H, _}},
        {"score", {{"mode", "trimmed"}},                                 {_, _, _, _, H, H, H, _, _, _, H, _}},
        {"star", {},                                                     {_, _, H, _, H, H, _, _, _, _, _, _}},
        {"approval", {},                                                 {H, H, H, H, H, H, H, H, H, H, H, _}},
        {"approval-disapproval", {},                                     {_, _, _, _, H, H, H, H, H, H, H, _}},
        {"satisfaction-approval", {},                                    {H, _, _, _, H, H, _, H, H, H, _, _}},
    };
    // clang-format on
    return table;
}

}  // namespace delib::properties
