#include "delib/rule/ranked/impl/plurality_rounds.ipp"
