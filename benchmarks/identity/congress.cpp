#include "benchmarks/identity/congress.h"

#include "benchmarks/identity/pairscores.h"

#include <QFile>
#include <QHash>

#include <yaml-cpp/yaml.h>

#include <array>

namespace otklik::bench {

namespace {

struct Member final
{
    QHash<QString, QString> handles; ///< by network
    QString usual;                   ///< "Hank Johnson"
    QString official;                ///< "Henry C. "Hank" Johnson, Jr."
};

QString text(const YAML::Node &node)
{
    return node ? QString::fromStdString(node.as<std::string>()) : QString();
}

Result<YAML::Node> load(const Options &options, const QString &name)
{
    const QString path = options.data + QStringLiteral("/identity/congress/") + name;
    if (!QFile::exists(path))
        return failure(Error::Kind::GiveUp, absentSet, path);
    try {
        return YAML::LoadFile(path.toStdString());
    } catch (const YAML::Exception &) {
        return failure(Error::Kind::GiveUp, QStringLiteral("unreadable"), path);
    }
}

Result<QList<Member>> readMembers(const Options &options)
{
    const auto social = load(options, QStringLiteral("social-media.yaml"));
    const auto legislators = load(options, QStringLiteral("legislators-current.yaml"));
    if (!social || !legislators)
        return tl::unexpected(social ? legislators.error() : social.error());
    QHash<QString, Member> byId;
    for (const YAML::Node &node : *legislators) {
        const YAML::Node name = node["name"];
        const QString nick = text(name["nickname"]);
        Member member;
        member.usual = (nick.isEmpty() ? text(name["first"]) : nick) + u' ' + text(name["last"]);
        member.official = text(name["official_full"]);
        byId.insert(text(node["id"]["bioguide"]), member);
    }
    QList<Member> members;
    for (const YAML::Node &node : *social) {
        Member member = byId.value(text(node["id"]["bioguide"]));
        for (const auto &account : node["social"])
            member.handles.insert(text(account.first), text(account.second));
        members.append(member);
    }
    return members;
}

/// What a side knows besides handle and network. WithName is kinder than life: both names are those of the
/// legislators' file, the first side's as people say it (nickname and last name), the second's in full; it
/// shows what is left to be found, and is no figure to compare with.
enum class Profile { HandleOnly, WithName };

struct Networks final
{
    QString first;
    QString second;
    [[nodiscard]] QString name() const { return first + u'-' + second; }
};

identity::LinkRecord account(const QString &network, const Member &member, Profile profile, bool isSecond)
{
    identity::LinkRecord record;
    record.network = network;
    record.handles = {member.handles.value(network)};
    if (profile == Profile::WithName)
        record.names = {isSecond ? member.official : member.usual};
    return record;
}

Figure figure(const Networks &networks, const char *metric, double value, qsizetype rows,
              std::optional<double> floor = {})
{
    const QString set = QStringLiteral("congress ") + networks.name();
    Figure figure{set + u' ' + QLatin1StringView(metric), value, QStringLiteral("recall"), floor, rows};
    figure.set = set;
    figure.split = QStringLiteral("all");
    figure.metric = QLatin1StringView(metric);
    return figure;
}

struct Linked final
{
    QList<identity::Proposal> proposals;
    QList<qsizetype> members; ///< by record
    qint64 pairs = 0;
    double equal = 0; ///< share of pairs with equal handles
    [[nodiscard]] IsOnePerson truth() const
    {
        return [this](quint32 a, quint32 b) { return members[a] == members[b]; };
    }
};

Linked link(const QList<Member> &members, const Networks &networks, Profile profile)
{
    identity::LinkerOptions options;
    options.scope = identity::PairScope::AcrossNetworks;
    options.least = 0.01;
    identity::Linker linker(options);
    Linked linked;
    for (qsizetype i = 0; i < members.size(); ++i) {
        const Member &member = members[i];
        for (const QString &network : {networks.first, networks.second})
            if (member.handles.contains(network)) {
                linker.add(account(network, member, profile, network == networks.second));
                linked.members.append(i);
            }
        if (!member.handles.contains(networks.first) || !member.handles.contains(networks.second))
            continue;
        ++linked.pairs;
        linked.equal +=
            member.handles.value(networks.first).compare(member.handles.value(networks.second), Qt::CaseInsensitive)
            == 0;
    }
    linked.equal /= static_cast<double>(linked.pairs);
    linker.learn();
    linked.proposals = linker.proposals();
    return linked;
}

} // namespace

Figures measureCongress(const Options &options)
{
    const auto members = readMembers(options);
    if (!members)
        return tl::unexpected(members.error());
    const auto twitter = QStringLiteral("twitter");
    const auto facebook = QStringLiteral("facebook");
    const auto instagram = QStringLiteral("instagram");
    const std::array<Networks, 4> pairs{
        {{twitter, facebook}, {twitter, instagram}, {facebook, instagram}, {twitter, QStringLiteral("youtube")}}};
    QList<Figure> figures;
    for (const Networks &networks : pairs) {
        const Linked bare = link(*members, networks, Profile::HandleOnly);
        const Linked named = link(*members, networks, Profile::WithName);
        const PairScores fixed = scorePairs(bare.proposals, identity::LinkerOptions().least, bare.pairs, bare.truth());
        figures +=
            {figure(networks, "handles: recall at precision 0.99",
                    recallAtPrecision(bare.proposals, 0.99, bare.pairs, bare.truth()), bare.pairs, bare.equal),
             figure(networks, "handles: recall of proposals", fixed.recall, bare.pairs, bare.equal),
             figure(networks, "handles: precision of proposals", fixed.precision, bare.pairs),
             figure(networks, "handles and names: recall at precision 0.99",
                    recallAtPrecision(named.proposals, 0.99, named.pairs, named.truth()), named.pairs, bare.equal)};
    }
    return figures;
}

} // namespace otklik::bench
