#include "delib/rule/ranked/impl/duel_points.ipp"
