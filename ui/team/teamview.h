#pragma once

#include "models/teamdocument.h"

#include <QPointer>
#include <QWidget>

namespace otklik {

class CardList;
class DocumentPane;
class TeamPresenter;
class VersionsWindow;

/// The page of what the team has written about how it works: the kinds at the
/// left, the document at the right. Passive.
class TeamView final : public QWidget
{
    Q_OBJECT

public:
    explicit TeamView(TeamPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] CardList &list() { return *m_list; }
    [[nodiscard]] DocumentPane &pane() { return *m_pane; }
    [[nodiscard]] VersionsWindow *versions() const;
    void showVersions();
    void showDocument(TeamDocumentKind kind);

Q_SIGNALS:
    void matrixWanted();

private:
    TeamPresenter &m_presenter;
    CardList *m_list;
    DocumentPane *m_pane;
    QPointer<VersionsWindow> m_versions;
};

} // namespace otklik
