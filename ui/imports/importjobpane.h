#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace otklik {

class ImportsPresenter;
class ToneLabel;

/// One import on its way: what its columns are, what would change, what has changed, and how far it is. Passive.
class ImportJobPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportJobPane(ImportsPresenter &presenter, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeColumns();
    [[nodiscard]] QWidget *makeReport();
    [[nodiscard]] QWidget *makeProgress();
    [[nodiscard]] QWidget *makeButtons();
    void openChoices();
    void refresh();
    void showTexts();
    void showProgress();

    ImportsPresenter &m_presenter;
    ToneLabel *m_title;
    ToneLabel *m_hint;
    ToneLabel *m_remarks;
    ToneLabel *m_trouble;
    QStackedWidget *m_body;
    QTreeView *m_columns = nullptr;
    QWidget *m_nothing = nullptr; ///< in place of columns that there are none of
    QTreeView *m_report = nullptr;
    QComboBox *m_filter = nullptr;
    QProgressBar *m_progress = nullptr;
    ToneLabel *m_doing = nullptr;
    QCheckBox *m_whole = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_try = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_leave = nullptr;
};

} // namespace otklik
