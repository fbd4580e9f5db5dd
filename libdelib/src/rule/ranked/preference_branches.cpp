#include "delib/rule/ranked/impl/preference_branches.ipp"
