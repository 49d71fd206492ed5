using System.Reflection;
using Scanner.Core.Data;

namespace Scanner.Core.Tests.Architecture;

/// <summary>The rooms of Core and the arrows between them (architecture: "Rooms of Scanner.Core").</summary>
public sealed class RoomTests
{
    private const string Root = "Scanner.Core";

    /// <summary>What each room may use; what those may use, it may use too.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Data"] = [],
        ["Audit"] = ["Data"],
        ["Expressions"] = [],
        ["Tables"] = [],
        ["Questionnaires"] = ["Expressions", "Data", "Audit", "Tables"],
        ["Scans"] = ["Data", "Audit", "Tables"],
        ["Responses"] = ["Questionnaires", "Scans"],
        ["Figures"] = ["Scans"],
        ["Interviews"] = ["Responses", "Figures"],
        ["Coding"] = ["Interviews"],
        ["Findings"] = ["Coding", "Figures"],
        ["Prioritisation"] = ["Findings"],
        ["Privacy"] = ["Findings"],
        ["Exports"] = ["Prioritisation", "Privacy"],
    };

    /// <summary>Libraries that only one room may know.</summary>
    private static readonly Dictionary<string, string> OneRoomOnly = new()
    {
        ["ClosedXML."] = "Exports",
        ["DocumentFormat.OpenXml"] = "Exports",
        ["YamlDotNet."] = "Questionnaires",
        ["CsvHelper."] = "Tables",
    };

    private static readonly string CoreFile = typeof(ScannerDb).Assembly.Location;

    [Fact]
    public void Every_arrow_between_rooms_is_one_of_the_plan() => Assert.Empty(Forbidden(CoreFile, Root));

    [Fact]
    public void A_room_that_reaches_up_is_noticed()
    {
        var found = Forbidden(typeof(RoomTests).Assembly.Location, "Scanner.Core.Tests.Architecture.Violation");
        Assert.Contains(found, arrow => arrow.Contains("Scanner.Core.Tests.Architecture.Violation.Data.ReachesUpInABody -> ", StringComparison.Ordinal));
        Assert.Contains(found, arrow => arrow.Contains("Scanner.Core.Tests.Architecture.Violation.Data.ReachesUpInASignature -> ", StringComparison.Ordinal));
        Assert.Contains(found, arrow => arrow.Contains("Scanner.Core.Tests.Architecture.Violation.Data.ReachesUpInALambda -> ", StringComparison.Ordinal));
        Assert.DoesNotContain(found, arrow => arrow.Contains("Violation.Exports.Door -> ", StringComparison.Ordinal));
    }

    [Fact]
    public void Core_knows_nothing_of_the_web()
    {
        var web = typeof(ScannerDb).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Radzen", StringComparison.Ordinal));
        Assert.Empty(web);
    }

    [Fact]
    public void A_library_is_known_to_its_own_room_only()
    {
        var wrong = from use in RoomArrows.UsesIn(CoreFile, Root)
                    from library in OneRoomOnly
                    where use.To.StartsWith(library.Key, StringComparison.Ordinal) && RoomArrows.RoomOf(use.From, Root) != library.Value
                    select $"{use.From} -> {use.To}";
        Assert.Empty(wrong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_public_type_stands_in_a_room()
    {
        var homeless = typeof(ScannerDb).Assembly.GetExportedTypes()
            .Where(type => !type.IsNested && type != typeof(ScannerCore) && (RoomArrows.RoomOf(type.FullName!, Root) is not { } room || !MayUse.ContainsKey(room)))
            .Select(type => type.FullName);
        Assert.Empty(homeless);
    }

    /// <summary>Types that look across municipalities on purpose; each decides who may see what.</summary>
    private static readonly HashSet<string> MayLookAcross = ["OpenScan", "RecheckAccess", "MyScans", "ManageMunicipalities", "PersonalLinks", "CreateScan", "SendQueuedMail"];

    [Fact]
    public void Only_the_doorkeepers_look_across_municipalities()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Data.TestDatabase.RepositoryRoot, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("IgnoreQueryFilters", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !MayLookAcross.Contains(name));
        Assert.Empty(files);
    }

    private static List<string> Forbidden(string assembly, string root)
    {
        var all = MayUse.Keys.ToDictionary(room => room, room => Closure(room));
        return [.. from use in RoomArrows.UsesIn(assembly, root)
                   let room = RoomArrows.RoomOf(use.From, root)
                   let reached = RoomArrows.RoomOf(use.To, root)
                   where room is not null && reached is not null && room != reached && !all.GetValueOrDefault(room, []).Contains(reached)
                   orderby use
                   select $"{use.From} -> {use.To}"];
    }

    private static HashSet<string> Closure(string room)
    {
        var reached = new HashSet<string>();
        var waiting = new Stack<string>(MayUse[room]);
        while (waiting.TryPop(out var next))
            if (reached.Add(next)) foreach (var further in MayUse[next]) waiting.Push(further);
        return reached;
    }
}
