// The tags of Universal Dependencies 2, as the English treebanks EWT and GUM use them.
// Source: universaldependencies.org, guidelines version 2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khaldun {

enum class Upos : uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};
inline constexpr int kUposCount = 17;

enum class Relation : uint8_t {
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjOuter,
  kCsubjPass,
  kDep,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kRoot,
  kVocative,
  kXcomp,
};
inline constexpr int kRelationCount = 51;

// Names as written in CoNLL-U: "PROPN", "nsubj:pass".
std::string_view Name(Upos upos);
std::string_view Name(Relation relation);
std::optional<Upos> UposFromName(std::string_view name);
std::optional<Relation> RelationFromName(std::string_view name);

// The relation without its subtype: nsubj:pass is nsubj.
Relation Base(Relation relation);

// Morphological features of one word: for each attribute at most one value, packed in 64 bits.
enum class Feature : uint8_t {
  kAbbr,
  kCase,
  kDefinite,
  kDegree,
  kExtPos,
  kForeign,
  kGender,
  kMood,
  kNumber,
  kNumForm,
  kNumType,
  kPerson,
  kPolarity,
  kPoss,
  kPronType,
  kReflex,
  kStyle,
  kTense,
  kTypo,
  kVerbForm,
  kVoice,
};
inline constexpr int kFeatureCount = 21;

class Features {
 public:
  // Empty string or "_" is no feature; an attribute or value outside UD English gives nullopt.
  static std::optional<Features> Parse(std::string_view conllu);

  // "Number=Sing|Person=3", attributes in UD's order; "_" when empty.
  std::string Format() const;

  // The value's name ("Past"), or an empty view where the attribute is absent.
  std::string_view Get(Feature attribute) const;
  bool Has(Feature attribute, std::string_view value) const { return Get(attribute) == value; }

  uint64_t bits() const { return bits_; }
  static Features FromBits(uint64_t bits) {
    Features f;
    f.bits_ = bits;
    return f;
  }
  bool operator==(const Features&) const = default;

 private:
  uint64_t bits_ = 0;
};

}  // namespace khaldun
