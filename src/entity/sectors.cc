#include "entity/sectors.h"

namespace khaldun::entity {
namespace {

bool IsArmedChallenger(const Sectors& s) {
  return Has(s, Sector::kReb) || Has(s, Sector::kPrm) || Has(s, Sector::kUaf);
}

// Former officials are elites; a former rebel or soldier stays what he was.
Sectors WithoutOffice(Sectors s) {
  if (!Has(s, Sector::kEli) || s.size() == 1) return s;
  bool office =
      Has(s, Sector::kGov) || Has(s, Sector::kLeg) || Has(s, Sector::kJud) || Has(s, Sector::kSpy);
  if (office) return {Sector::kEli};
  std::erase(s, Sector::kEli);
  return s;
}

}  // namespace

Sectors Combine(const Sectors& own, const Sectors& around, bool of_somebody) {
  if (around.empty()) return own;
  // "Tigrayan forces", "a Shia militia": of what people somebody is does not make him a civilian.
  if (around.front() == Sector::kCvl && !own.empty() && own.front() != Sector::kCvl)
    return WithoutOffice(own);
  Sectors result;
  bool armed = Has(own, Sector::kMil);
  if (armed && IsArmedChallenger(around)) {
    result = around;  // "rebel soldiers", "Haftar's forces"
  } else if (of_somebody && !armed) {
    result = around;  // "army spokesman", "opposition leader"
    if (Has(around, Sector::kEli) && around.size() == 1) Append(result, own);
  } else if (of_somebody && !Has(around, Sector::kGov) && !Has(around, Sector::kEli)) {
    result = around;  // "police commander"
  } else {
    result = own;  // "government soldiers": MIL GOV
    Append(result, around);
  }
  return WithoutOffice(std::move(result));
}

}  // namespace khaldun::entity
