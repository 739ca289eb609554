#include "publish/incidents.h"

#include <algorithm>
#include <map>

namespace khaldun::publish {
namespace {

void Unite(const std::vector<Participant>& from, std::vector<Participant>& to) {
  for (const Participant& p : from) {
    auto same = [&](const Participant& q) {
      return (p.entity && p.entity == q.entity) || p.name == q.name;
    };
    if (std::none_of(to.begin(), to.end(), same)) to.push_back(p);
  }
}

// Days of an interval; an open or only reported date is vaguer than any.
int Vagueness(const EventDate& date) {
  constexpr int kOpen = 1 << 20, kReported = kOpen + 1;
  if (date.precision == DatePrecision::kReported) return kReported;
  if (!date.start || !date.end) return kOpen;
  return static_cast<int>(
      (std::chrono::sys_days{*date.end} - std::chrono::sys_days{*date.start}).count());
}

void Add(const PublishedEvent& mention, Incident& incident) {
  const Event& e = mention.event;
  if (incident.mode.empty() && !e.mode.empty()) {
    incident.mode = e.mode;
    incident.cameo = e.cameo;
  } else if (e.mode == incident.mode && e.cameo.size() > incident.cameo.size()) {
    incident.cameo = e.cameo;
  }
  Unite(e.source, incident.source);
  Unite(e.target, incident.target);
  if (e.date && (!incident.date || Vagueness(*e.date) < Vagueness(*incident.date))) {
    incident.date = e.date;
  }
  if (mention.place != nullptr &&
      (incident.place == nullptr || mention.place->precision > incident.place->precision)) {
    incident.place = mention.place;
  }
  for (int kind = 0; kind < kCountKinds; ++kind) {
    auto range = CountOf(e, static_cast<CountKind>(kind));
    auto& highest = incident.numbers[static_cast<size_t>(kind)];
    if (range && (!highest || range->low > highest->low)) highest = range;
  }
}

}  // namespace

std::vector<Incident> Incidents(const std::vector<PublishedEvent>& events) {
  std::map<uint32_t, Incident> by_number;
  for (size_t i = 0; i < events.size(); ++i) {
    const Event& e = events[i].event;
    Incident& incident = by_number[e.incident];
    if (incident.mentions.empty()) {
      incident.number = e.incident;
      incident.type = e.type;
      incident.status = e.status;
      incident.cameo = e.cameo;
    }
    incident.mentions.push_back(i);
    Add(events[i], incident);
  }
  std::vector<Incident> incidents;
  for (auto& [number, incident] : by_number) incidents.push_back(std::move(incident));
  return incidents;
}

}  // namespace khaldun::publish
