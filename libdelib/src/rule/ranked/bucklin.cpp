#include "delib/rule/ranked/impl/bucklin.ipp"
