#include "delib/rule/ranked/impl/top_places.ipp"
