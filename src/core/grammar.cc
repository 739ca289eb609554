#include "khaldun/grammar.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace khaldun {
namespace {

constexpr std::array<std::string_view, kUposCount> kUpos = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, kRelationCount> kRelations = {
    "acl",         "acl:relcl",    "advcl",        "advcl:relcl", "advmod",     "amod",
    "appos",       "aux",          "aux:pass",     "case",        "cc",         "cc:preconj",
    "ccomp",       "compound",     "compound:prt", "conj",        "cop",        "csubj",
    "csubj:outer", "csubj:pass",   "dep",          "det",         "det:predet", "discourse",
    "dislocated",  "expl",         "fixed",        "flat",        "goeswith",   "iobj",
    "list",        "mark",         "nmod",         "nmod:desc",   "nmod:poss",  "nmod:unmarked",
    "nsubj",       "nsubj:outer",  "nsubj:pass",   "nummod",      "obj",        "obl",
    "obl:agent",   "obl:unmarked", "orphan",       "parataxis",   "punct",      "reparandum",
    "root",        "vocative",     "xcomp"};

struct Attribute {
  std::string_view name;
  std::array<std::string_view, 11> values;  // value i is stored as i + 1
  int shift;
};

// Three or four bits each, in UD's order of attributes; 64 bits hold them all.
constexpr std::array<Attribute, kFeatureCount> kAttributes = {{
    {"Abbr", {"Yes"}, 0},
    {"Case", {"Acc", "Gen", "Nom"}, 1},
    {"Definite", {"Def", "Ind"}, 3},
    {"Degree", {"Cmp", "Pos", "Sup"}, 5},
    {"ExtPos",
     {"ADJ", "ADP", "ADV", "CCONJ", "PRON", "PROPN", "SCONJ", "DET", "INTJ", "NOUN", "AUX"},
     7},
    {"Foreign", {"Yes"}, 11},
    {"Gender", {"Fem", "Masc", "Neut", "Fem,Masc"}, 12},
    {"Mood", {"Imp", "Ind", "Sub"}, 15},
    {"Number", {"Plur", "Ptan", "Sing"}, 17},
    {"NumForm", {"Combi", "Digit", "Roman", "Word"}, 19},
    {"NumType", {"Card", "Frac", "Mult", "Ord"}, 22},
    {"Person", {"1", "2", "3"}, 25},
    {"Polarity", {"Neg", "Pos"}, 27},
    {"Poss", {"Yes"}, 29},
    {"PronType", {"Art", "Dem", "Emp", "Ind", "Int", "Neg", "Prs", "Rcp", "Rel", "Tot", "Exc"}, 30},
    {"Reflex", {"Yes"}, 34},
    {"Style", {"Arch", "Coll", "Expr", "Slng", "Vrnc"}, 35},
    {"Tense", {"Past", "Pres"}, 38},
    {"Typo", {"Yes"}, 40},
    {"VerbForm", {"Fin", "Ger", "Inf", "Part"}, 41},
    {"Voice", {"Act", "Pass"}, 44},
}};

// Bits from this attribute's shift to the next one's.
constexpr uint64_t MaskOf(size_t i) {
  int next = i + 1 < kAttributes.size() ? kAttributes[i + 1].shift : 46;
  return (uint64_t{1} << (next - kAttributes[i].shift)) - 1;
}

template <class E, size_t N>
std::optional<E> Find(const std::array<std::string_view, N>& names, std::string_view name) {
  auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<E>(it - names.begin());
}

}  // namespace

std::string_view Name(Upos upos) { return kUpos[static_cast<size_t>(upos)]; }
std::string_view Name(Relation r) { return kRelations[static_cast<size_t>(r)]; }
std::optional<Upos> UposFromName(std::string_view name) { return Find<Upos>(kUpos, name); }
std::optional<Relation> RelationFromName(std::string_view name) {
  return Find<Relation>(kRelations, name);
}

Relation Base(Relation relation) {
  switch (relation) {
    case Relation::kAclRelcl:
      return Relation::kAcl;
    case Relation::kAdvclRelcl:
      return Relation::kAdvcl;
    case Relation::kAuxPass:
      return Relation::kAux;
    case Relation::kCcPreconj:
      return Relation::kCc;
    case Relation::kCompoundPrt:
      return Relation::kCompound;
    case Relation::kCsubjOuter:
    case Relation::kCsubjPass:
      return Relation::kCsubj;
    case Relation::kDetPredet:
      return Relation::kDet;
    case Relation::kNmodDesc:
    case Relation::kNmodPoss:
    case Relation::kNmodUnmarked:
      return Relation::kNmod;
    case Relation::kNsubjOuter:
    case Relation::kNsubjPass:
      return Relation::kNsubj;
    case Relation::kOblAgent:
    case Relation::kOblUnmarked:
      return Relation::kObl;
    default:
      return relation;
  }
}

std::optional<Features> Features::Parse(std::string_view conllu) {
  Features f;
  if (conllu.empty() || conllu == "_") return f;
  while (!conllu.empty()) {
    size_t bar = conllu.find('|');
    std::string_view pair = conllu.substr(0, bar);
    conllu = bar == std::string_view::npos ? std::string_view{} : conllu.substr(bar + 1);
    size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    std::string_view name = pair.substr(0, equals), value = pair.substr(equals + 1);
    size_t i = 0;
    while (i < kAttributes.size() && kAttributes[i].name != name) ++i;
    if (i == kAttributes.size()) return std::nullopt;
    const auto& values = kAttributes[i].values;
    size_t v = std::find(values.begin(), values.end(), value) - values.begin();
    if (v == values.size() || value.empty()) return std::nullopt;
    f.bits_ |= (v + 1) << kAttributes[i].shift;
  }
  return f;
}

std::string Features::Format() const {
  std::string out;
  for (size_t i = 0; i < kAttributes.size(); ++i) {
    std::string_view value = Get(static_cast<Feature>(i));
    if (value.empty()) continue;
    if (!out.empty()) out += '|';
    out.append(kAttributes[i].name).append("=").append(value);
  }
  return out.empty() ? "_" : out;
}

std::string_view Features::Get(Feature attribute) const {
  size_t i = static_cast<size_t>(attribute);
  uint64_t v = (bits_ >> kAttributes[i].shift) & MaskOf(i);
  return v == 0 || v > kAttributes[i].values.size() ? std::string_view{}
                                                    : kAttributes[i].values[v - 1];
}

}  // namespace khaldun
