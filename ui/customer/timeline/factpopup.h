#pragma once

#include "ui/common/popup.h"
#include "ui/customer/timeline/momentwords.h"

namespace otklik {

/// A call, a remark, a promise, a bonus or an order of the time line, whole, where it stands; from there one gets to
/// its case where it has one.
class FactPopup final : public Popup
{
    Q_OBJECT

public:
    FactPopup(const Moment &moment, const NameOf &nameOf, TimePoint now, QWidget *parent);

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);

private:
    void addLine(const QString &text, LabelTone tone);
    void addText(const QString &text);
};

} // namespace otklik
