// The geo stage of given parts, for training; geo.h makes it from the share folder.
#pragma once

#include <memory>

#include "geo/gazetteer.h"
#include "geo/publishers.h"
#include "khaldun/stage.h"
#include "model/linear_table.h"

namespace khaldun::geo {

// `toponyms` and `places` as train.h writes them.
std::unique_ptr<Stage> MakeStageOf(Gazetteer gazetteer, model::LinearTable toponyms,
                                   model::LinearTable places, Publishers publishers);

}  // namespace khaldun::geo
