#include "delib/rule/ranked/impl/duels.ipp"
