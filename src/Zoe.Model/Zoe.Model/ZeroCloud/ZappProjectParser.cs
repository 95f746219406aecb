using System.Collections.Immutable;
using Zoe.Model.Json;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZeroCloud;

/// <summary>Reads the sections of <c>zapp.yaml</c>.</summary>
internal static class ZappProjectParser
{
    private static readonly FieldSet Fields = new(
        [],
        new("meta", required: true, "a section with the name of the project"),
        new("execution", required: true, "a section with the groups"),
        new("help", required: false, "a section with the description"),
        new("bundling", required: false, "a list of patterns"),
        new("ui", required: false, "a list of patterns"));

    private static readonly FieldSet MetaFields = new(
        new() { ["author"] = "Author-email" },
        new("name", required: true, "the short name of the project"),
        new("Version", required: false, "the version in quotes"),
        new("Summary", required: false, "a sentence"),
        new("Author-email", required: false, "a name and an address"));

    private static readonly FieldSet ExecutionFields = new(
        [],
        new Field("groups", required: true, "the list of groups"));

    private static readonly FieldSet HelpFields = new(
        [],
        new("description", required: true, "a short description"),
        new("args", required: false, "a list of [name, help] pairs"));

    public static ZappProject? Read(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(Fields, out var scope))
            return null;
        ZappMeta? meta = null;
        ZappHelp? help = null;
        var groups = default(ImmutableArray<ZappGroup>);
        ImmutableArray<string> bundling = [], ui = [];
        while (cursor.NextField(ref scope, out var field))
        {
            switch (field)
            {
                case 0: meta = ReadMeta(ref cursor); break;
                case 1: groups = ReadExecution(ref cursor); break;
                case 2: help = ReadHelp(ref cursor); break;
                case 3: bundling = cursor.ReadStrings(); break;
                default: ui = cursor.ReadStrings(); break;
            }
        }

        return new ZappProject { Meta = meta!, Groups = groups, Help = help, Bundling = bundling, Ui = ui };
    }

    private static ZappMeta? ReadMeta(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(MetaFields, out var scope))
            return null;
        string? name = null, version = null, summary = null, author = null;
        while (cursor.NextField(ref scope, out var field))
        {
            switch (field)
            {
                case 0: name = cursor.ReadString(); break;
                case 1: version = cursor.ReadString("a string in quotes"); break;
                case 2: summary = cursor.ReadString(); break;
                default: author = cursor.ReadString(); break;
            }
        }

        return new ZappMeta(name!, version ?? "", summary ?? "", author ?? "");
    }

    private static ImmutableArray<ZappGroup> ReadExecution(ref JsonCursor cursor)
    {
        var groups = default(ImmutableArray<ZappGroup>);
        if (cursor.BeginObject(ExecutionFields, out var scope))
        {
            while (cursor.NextField(ref scope, out _))
                groups = ZappGroupParser.ReadAll(ref cursor);
        }

        return groups;
    }

    private static ZappHelp? ReadHelp(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(HelpFields, out var scope))
            return null;
        string? description = null;
        ImmutableArray<EnvironmentVariable> args = [];
        while (cursor.NextField(ref scope, out var field))
        {
            if (field == 0)
                description = cursor.ReadString();
            else
                args = EnvironmentParser.Read(ref cursor);
        }

        return new ZappHelp(description!, [.. args.Select(static pair => new ZappArgument(pair.Name, pair.Value))]);
    }
}
