#include "ui/links/pairkeys.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace otklik {

PairKeys::PairKeys(bool isOpenList, QWidget *parent) : Popup(parent)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::space4);
    form->setVerticalSpacing(metrics::space1);
    column()->addLayout(form);
    QStringList told;
    const auto add = [&](const QString &keys, const QString &what) {
        form->addRow(new ToneLabel(keys, LabelTone::Bold, this), new ToneLabel(what, LabelTone::Normal, this));
        told.append(QStringLiteral("%1: %2").arg(keys, what));
    };
    add(QStringLiteral("J  ↓"), tr("Next pair"));
    add(QStringLiteral("K  ↑"), tr("Previous pair"));
    if (isOpenList) {
        add(QStringLiteral("Y  Enter"), tr("The same person"));
        add(QStringLiteral("N"), tr("Not the same; never proposed again"));
        add(QStringLiteral("S"), tr("Later: go on, decide nothing"));
    } else {
        add(QStringLiteral("Y"), tr("The same person after all"));
        add(QStringLiteral("N"), tr("Not the same; never proposed again"));
        add(QStringLiteral("R"), tr("Ask again: back to the open ones"));
    }
    add(QStringLiteral("U  Ctrl+Z"), tr("Undo the last decision, then the one before it"));
    add(QStringLiteral("O  Shift+O"), tr("Open the case of the left or right account"));
    add(QStringLiteral("Space"), tr("Read on below"));
    setAccessibleName(told.join(QStringLiteral("; ")));
}

} // namespace otklik
