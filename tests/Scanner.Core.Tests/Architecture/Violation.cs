// Rooms that break the plan on purpose, to prove that RoomTests notices.

namespace Scanner.Core.Tests.Architecture.Violation.Data
{
    public static class ReachesUpInABody
    {
        public static object Make() => new Exports.Door();
    }

    public static class ReachesUpInASignature
    {
        public static IReadOnlyList<Exports.Door> Doors { get; } = [];
    }

    public static class ReachesUpInALambda
    {
        public static Func<object> Later(int number) => () => number > 0 ? Exports.Door.Open() : "";
    }

    public sealed class Floor;
}

namespace Scanner.Core.Tests.Architecture.Violation.Exports
{
    public sealed class Door
    {
        public Data.Floor Below { get; } = new();

        public static string Open() => "open";
    }
}
