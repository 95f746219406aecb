using System.Collections.Immutable;
using System.Text.Json;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Reads lists of <c>["NAME", "value"]</c> pairs.</summary>
internal static class EnvironmentParser
{
    private const string Pair = "a pair [\"NAME\", \"value\"]";

    public static ImmutableArray<EnvironmentVariable> Read(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of [\"NAME\", \"value\"] pairs"))
            return [];
        var variables = ImmutableArray.CreateBuilder<EnvironmentVariable>();
        while (cursor.NextItem())
            variables.Add(ReadPair(ref cursor));
        return variables.DrainToImmutable();
    }

    private static EnvironmentVariable ReadPair(ref JsonCursor cursor)
    {
        if (!cursor.Expect(JsonTokenType.StartArray, Pair))
            return default;
        var start = cursor.Position;
        cursor.BeginArray();
        string? name = null, value = null;
        var count = 0;
        for (; cursor.NextItem(); count++)
        {
            switch (count)
            {
                case 0: name = cursor.ReadString(); break;
                case 1: value = cursor.ReadString("a string in quotes"); break;
                default: cursor.Skip(); break;
            }
        }

        if (count != 2)
        {
            cursor.Report(ShapeRules.ItemCount, $"{cursor.Subject()} has {count} elements; write {Pair}.", start);
            return default;
        }

        return new EnvironmentVariable(name!, value!);
    }
}
