#pragma once

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace otklik {

class ImportTableModel;
class ImportsPresenter;
class NoticeStrip;
class ToneLabel;

/// What customers were imported from, and the log of all imports. Passive.
class ImportListPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportListPane(ImportsPresenter &presenter, QWidget *parent = nullptr);

Q_SIGNALS:
    void fileWanted();
    void repeatWanted(int row);

private:
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeEmptyState();
    [[nodiscard]] QWidget *makeTables();
    [[nodiscard]] QTreeView *makeTable(ImportTableModel &model, const QString &name);
    void refresh();

    ImportsPresenter &m_presenter;
    NoticeStrip *m_notice;
    ToneLabel *m_trouble;
    QStackedWidget *m_body;
    QTreeView *m_sources = nullptr;
    QPushButton *m_repeat = nullptr;
    QPushButton *m_first = nullptr;
};

} // namespace otklik
