#pragma once

#include "models/conversation.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace otklik {

class AnchoredListView;
class EmptyState;
class SearchPresenter;
class ToneLabel;

/// The search page: a box, hits newest first with the found words marked, and at
/// the foot what the server can add to them.
class SearchView final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchView(SearchPresenter &presenter, QWidget *parent = nullptr);

    /// Ready to type; what was typed before is selected.
    void focusBox();
    [[nodiscard]] AnchoredListView &list() { return *m_list; }
    [[nodiscard]] QLineEdit &box() { return *m_box; }
    /// Begins, stops and goes on with the search on the server.
    [[nodiscard]] QPushButton &ask() { return *m_ask; }

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showState();
    [[nodiscard]] QWidget *makeFoot();
    void showOlder();
    void actOnOlder();
    [[nodiscard]] QString wordsOnOlder() const;
    [[nodiscard]] QString wordsOnFailure() const;
    void showHistory(const ConversationEntry &entry);

    SearchPresenter &m_presenter;
    QLineEdit *m_box;
    ToneLabel *m_note;
    AnchoredListView *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QWidget *m_foot;
    ToneLabel *m_older;
    QPushButton *m_ask;
};

} // namespace otklik
