#pragma once

#include "models/id.h"
#include "models/publication.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QStackedLayout;

namespace otklik {

class CardList;
class EmptyState;
class OutboxPresenter;
class PublicationActions;
class PublicationStrip;
class ToneLabel;

/// The page of replies on their way: the list by state, and beside it the reply
/// with what can be done about it. Passive.
class OutboxView final : public QWidget
{
    Q_OBJECT

public:
    OutboxView(OutboxPresenter &presenter, PublicationActions &actions, QWidget *parent = nullptr);

    [[nodiscard]] CardList &list() { return *m_list; }
    [[nodiscard]] PublicationStrip &strip() { return *m_strip; }

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);
    void linkChosen(const QUrl &url);

private:
    QWidget *makeDetail();
    void connectStrip();
    void showRow(int row);
    void showWhatIsThere();

    OutboxPresenter &m_presenter;
    PublicationActions &m_actions;
    CardList *m_list;
    QWidget *m_content;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    PublicationStrip *m_strip = nullptr;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_mention = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_open = nullptr;
    PublicationId m_shown;
    CaseId m_shownCase;
};

} // namespace otklik
