#include "delib/rule/ranked/impl/elimination.ipp"
