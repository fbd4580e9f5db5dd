// All of libdelib. With DELIB_HEADER_ONLY: ballots, tallies, rules and outcomes. With the compiled library also readers,
// consultations and reports.
#pragma once

#include "delib/ballot/profile_builder.hpp"
#include "delib/ballot/transform.hpp"
#include "delib/core/control.hpp"
#include "delib/core/random.hpp"
#include "delib/core/version.hpp"
#include "delib/outcome/outcome.hpp"
#include "delib/rule/all.hpp"
#include "delib/tally/approvals.hpp"
#include "delib/tally/first.hpp"
#include "delib/tally/grades.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/positions.hpp"
#include "delib/tally/scores.hpp"

#ifndef DELIB_HEADER_ONLY
#    include "delib/engine/registry.hpp"
#    include "delib/engine/run.hpp"
#    include "delib/engine/spec.hpp"
#    include "delib/io/read.hpp"
#    include "delib/io/write.hpp"
#    include "delib/report/report.hpp"
#endif
