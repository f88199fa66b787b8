#pragma once

#include "guidance/team/rules.h"
#include "ui/common/popup.h"

namespace otklik {

/// The directing rules by priority, to read while one writes (D5).
class RulesPopup final : public Popup
{
    Q_OBJECT

public:
    RulesPopup(const TeamRules &rules, const QString &language, QWidget *parent);
};

} // namespace otklik
