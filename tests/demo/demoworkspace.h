#pragma once

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

// The files of resources/demo as plain values, read leniently: what is missing or wrong stays
// empty, and the test says so. The program has its own loader; this one must not share its faults.
struct DemoMention {
    QJsonObject json;
    QString id;
    QString text;
    QString network;
    QString human;      // who wrote, hidden namesakes resolved; empty for the brand
    int minutesAgo = 0;
    bool brand = false;
    bool isPublic = true;
};

struct DemoThread {
    QJsonObject json;
    QString id;
    QString network;
    QString problem;
    QString state;
    std::vector<DemoMention> mentions;

    // The customers' mentions after the brand's last reply; all of them when it never replied.
    [[nodiscard]] std::vector<DemoMention> waiting() const;
};

struct DemoAccount {
    QString network;
    QString human;
};

struct DemoWorkspace {
    QDir folder;
    QString error;      // the first file that could not be read, and why
    QJsonObject workspace;
    QJsonArray people;
    std::vector<DemoThread> threads;
    QHash<QString, DemoAccount> accounts;
    QHash<QString, QString> sourceNetwork;
    QSet<QString> users;
    QStringList ids;    // of everything, in reading order, doubles included

    [[nodiscard]] static DemoWorkspace read(const QString &path);
    [[nodiscard]] std::vector<DemoMention> mentions() const;
};
