#include "event/speech.h"

#include <algorithm>

namespace khaldun::event {
namespace {

using enum Relation;

struct Intention {
  EventType act, said;
  std::string_view cameo;
};

// An announced act is a promise or a threat of its source; CAMEO codes of intents and threats.
constexpr Intention kIntentions[] = {
    {EventType::kConsult, EventType::kAgree, "036"},
    {EventType::kSupport, EventType::kAgree, "032"},
    {EventType::kConcede, EventType::kAgree, "035"},
    {EventType::kCooperate, EventType::kAgree, "031"},
    {EventType::kAid, EventType::kAgree, "033"},
    {EventType::kRetreat, EventType::kAgree, "035"},
    {EventType::kProtest, EventType::kThreaten, "133"},
    {EventType::kSanction, EventType::kThreaten, "131"},
    {EventType::kMobilize, EventType::kThreaten, "138"},
    {EventType::kCoerce, EventType::kThreaten, "137"},
    {EventType::kAssault, EventType::kThreaten, "138"},
};
constexpr Intention kRefusals[] = {
    {EventType::kConsult, EventType::kReject, "125"},
    {EventType::kSupport, EventType::kReject, "120"},
    {EventType::kConcede, EventType::kReject, "124"},
    {EventType::kCooperate, EventType::kReject, "121"},
    {EventType::kAid, EventType::kReject, "122"},
    {EventType::kRetreat, EventType::kReject, "124"},
    {EventType::kAgree, EventType::kReject, "120"},
};

// Codes whose sense does not depend on the act: a mediator that is accepted, criticism, an
// accusation in court, defiance, a veto, an ultimatum.
constexpr std::string_view kOwnSense[] = {"038", "111", "114", "115", "116", "128", "129", "139"};

// A few arcs down without another subject: "marched to demand", "rallied, calling for".
bool IsClauseOf(const Tree& tree, WordId verb, WordId top) {
  for (int depth = 0; depth < 4 && !tree.IsRoot(verb); ++depth) {
    if (tree.Child(verb, {kNsubj, kNsubjPass})) return false;
    verb = tree[verb].head;
    if (verb == top) return true;
  }
  return false;
}

// The mode that the ontology gives a code of this type; empty where it has none.
std::string ModeOf(EventType type, std::string_view cameo, const resources::Ontology& ontology) {
  const resources::CameoCode* code = ontology.FindNearestCameo(cameo);
  return code != nullptr && code->type == type ? code->mode : "";
}

}  // namespace

bool AnyPolitical(const std::vector<Participant>& who) {
  return std::any_of(who.begin(), who.end(), IsPolitical);
}

void Specify(Candidate& speech, const Candidate& act, const resources::Ontology& ontology) {
  std::string_view code = ontology.EmbeddedCameo(speech.cameo, act.cameo);
  bool own =
      std::find(std::begin(kOwnSense), std::end(kOwnSense), speech.cameo) != std::end(kOwnSense);
  if (!code.empty() && !own) {
    speech.cameo = code;
    if (speech.mode.empty()) speech.mode = ModeOf(speech.type, code, ontology);
  }
  // Who is asked is said by the request itself, who agree with each other are each other's target;
  // for the rest it is who the act is for.
  if (speech.type == EventType::kAgree && speech.match.source.size() > 1) {
    if (speech.match.borrowed_target) speech.match.target.clear();
    return;
  }
  bool open = speech.match.target.empty() || speech.match.borrowed_target;
  if (open && speech.type != EventType::kRequest && !act.match.target.empty()) {
    speech.match.target = act.match.target;
  }
}

void SpecifyProtests(const Tree& tree, std::vector<Candidate>& candidates) {
  for (Candidate& protest : candidates) {
    if (protest.dropped || protest.type != EventType::kProtest || protest.cameo.size() != 3 ||
        protest.cameo == "140") {
      continue;
    }
    for (const Candidate& demand : candidates) {
      bool for_reform = demand.cameo.size() == 4 &&
                        (demand.cameo.starts_with("024") || demand.cameo.starts_with("104"));
      if (demand.dropped || !for_reform ||
          !IsClauseOf(tree, demand.match.trigger, protest.match.trigger)) {
        continue;
      }
      protest.cameo += demand.cameo.back();
      break;
    }
  }
}

void AddIntentions(const resources::Ontology& ontology, std::vector<Candidate>& candidates) {
  size_t n = candidates.size();
  for (size_t i = 0; i < n; ++i) {
    const Candidate c = candidates[i];
    if (c.dropped || !c.factuality.future || !c.factuality.own || !AnyPolitical(c.match.source))
      continue;
    bool verbal = c.type == EventType::kAccuse || c.type == EventType::kRequest ||
                  c.type == EventType::kReject || c.type == EventType::kThreaten;
    if (verbal && !c.factuality.negated) {
      candidates[i].status = EventStatus::kActual;
      continue;
    }
    auto add = [&](const auto& table, std::string_view rule) {
      for (const Intention& row : table) {
        if (row.act != c.type) continue;
        Candidate said = c;
        said.type = row.said;
        std::string_view code = ontology.EmbeddedCameo(row.cameo, c.cameo);
        said.cameo = code.empty() ? row.cameo : code;
        said.mode = ModeOf(said.type, said.cameo, ontology);
        said.status = EventStatus::kActual;
        said.rules.emplace_back(rule);
        candidates.push_back(std::move(said));
        return;
      }
    };
    if (c.factuality.negated) {
      add(kRefusals, "refusal: will not");
      candidates[i].status = EventStatus::kDenied;
    } else {
      add(kIntentions, "intent: will");
    }
  }
}

}  // namespace khaldun::event
