#include "ui/customer/opensection.h"

#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/customer/rowbutton.h"
#include "ui/promises/promisetext.h"

#include <QVBoxLayout>

namespace otklik {

OpenSection::OpenSection(QWidget *parent) : Section(tr("Open"), parent)
{
    hide();
}

void OpenSection::setCard(const CustomerCard &card, TimePoint now)
{
    m_cases.clear();
    for (const Promise &promise : card.promises) {
        if (promise.state != PromiseState::Open)
            continue;
        rowAt(m_cases.size())
            ->setTexts(plaintext::oneLine(promise.text), tr("promise · %1").arg(PromiseText::standing(promise, now)), promise.dueAt < now);
        m_cases.append(promise.caseId);
    }
    for (const PrivateLoop &loop : card.loops) {
        const QString title = tr("Gone private in %1").arg(networkLook(loop.network).title);
        const QString written = loop.isWrittenTo ? tr("we have written") : tr("nobody has written yet");
        rowAt(m_cases.size())->setTexts(title, tr("%1 · %2").arg(RelativeTime::ago(loop.since, now), written), !loop.isWrittenTo);
        m_cases.append(loop.caseId);
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setVisible(i < m_cases.size());
    setVisible(!m_cases.isEmpty());
}

RowButton *OpenSection::rowAt(qsizetype place)
{
    if (place < m_buttons.size())
        return m_buttons.at(place);
    auto *button = new RowButton(this);
    button->setObjectName(QStringLiteral("openMatter"));
    rows()->addWidget(button);
    m_buttons.append(button);
    connect(button, &RowButton::clicked, this, [this, place] { Q_EMIT caseChosen(m_cases.at(place)); });
    return button;
}

} // namespace otklik
