#include "ui/channels/abilitiesview.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace otklik {

namespace {

enum class Doer {
    Otklik,
    Person, ///< the network has it, and it is done there by hand
    Nobody,
};

struct Ability final
{
    QString title;
    std::function<Doer(const NetworkRules &)> doer;
};

/// What a connector does where the network lets programs do it.
Doer byConnector(const NetworkRules &rules, bool can)
{
    if (!can)
        return Doer::Nobody;
    return rules.hasConnector ? Doer::Otklik : Doer::Person;
}

Doer byHand(bool can)
{
    return can ? Doer::Person : Doer::Nobody;
}

QString signOf(Doer doer)
{
    switch (doer) {
    case Doer::Otklik:
        return QStringLiteral("✓");
    case Doer::Person:
        return QStringLiteral("○");
    case Doer::Nobody:
        break;
    }
    return QStringLiteral("–");
}

QString sentenceOf(const QString &ability, Doer doer)
{
    switch (doer) {
    case Doer::Otklik:
        return AbilitiesView::tr("%1: yes", "Read, Answer, …").arg(ability);
    case Doer::Person:
        return AbilitiesView::tr("%1: by hand in the network", "Read, Answer, …").arg(ability);
    case Doer::Nobody:
        break;
    }
    return AbilitiesView::tr("%1: no", "Read, Answer, …").arg(ability);
}

} // namespace

AbilitiesView::AbilitiesView(const QList<NetworkRules> &networks, QWidget *parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    const QList<Ability> abilities{
        {tr("Read"), [](const NetworkRules &one) { return one.canRead ? Doer::Otklik : Doer::Person; }},
        {tr("Answer"), [](const NetworkRules &one) { return byConnector(one, one.canAnswerPublicly); }},
        {tr("Private"), [](const NetworkRules &one) { return byConnector(one, one.canAnswerPrivately); }},
        // What went out is not changed from here.
        {tr("Edit"), [](const NetworkRules &one) { return byHand(one.canEdit); }},
        {tr("Remove"), [](const NetworkRules &one) { return byConnector(one, one.canRemove); }},
        {tr("Hide"), [](const NetworkRules &one) { return byConnector(one, one.canHide); }},
        {tr("Block"), [](const NetworkRules &one) { return byConnector(one, one.canBlock); }},
        {tr("Attach"), [](const NetworkRules &one) { return byConnector(one, one.attachmentLimit > 0); }},
        {tr("React"), [](const NetworkRules &one) { return byHand(one.canReact); }},
    };
    auto *table = new QTableWidget(static_cast<int>(networks.size()), static_cast<int>(abilities.size()), this);
    table->setAccessibleName(tr("What can be done in which network"));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    for (int column = 0; column < table->columnCount(); ++column)
        table->setHorizontalHeaderItem(column, new QTableWidgetItem(abilities.at(column).title));
    for (int row = 0; row < table->rowCount(); ++row) {
        const NetworkRules &rules = networks.at(row);
        const QString network = networkLook(rules.network).title;
        table->setVerticalHeaderItem(row, new QTableWidgetItem(network));
        for (int column = 0; column < table->columnCount(); ++column) {
            const Doer doer = abilities.at(column).doer(rules);
            auto *item = new QTableWidgetItem(signOf(doer));
            item->setTextAlignment(Qt::AlignCenter);
            const QString sentence = sentenceOf(abilities.at(column).title, doer);
            item->setData(Qt::AccessibleTextRole, network + QStringLiteral(", ") + sentence);
            item->setToolTip(sentence);
            table->setItem(row, column, item);
        }
    }
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    column->setSpacing(metrics::space3);
    auto *hint = new ToneLabel(tr("✓ Otklik does it. ○ It is done by hand in the network. – The network lets no program do it."),
                               LabelTone::Quiet, this);
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addWidget(table, 1);
}

} // namespace otklik
