using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model.ZeroCloud;

/// <summary>Semantic checks of <c>zapp.yaml</c>. Skips null values, which the reader has reported.</summary>
internal static class ZappProjectChecks
{
    public static void Check(ZappProject project, DiagnosticBag bag, ReadLimits limits)
    {
        if (project.Meta?.Name is { } name && !IsProjectName(name))
        {
            bag.Add(
                ZeroCloudRules.ProjectName,
                "/meta/name",
                $"'{TextChecks.Truncate(name)}' cannot be a file name; use letters, digits, '.', '_' and '-'.");
        }

        if (project.Help is { } help)
            CheckArguments(help, bag);
        CheckPatterns(project.Bundling, "/bundling", bag);
        CheckPatterns(project.Ui, "/ui", bag);
        if (project.Groups.IsDefault)
            return;
        if (project.Groups.IsEmpty)
        {
            bag.Add(ShapeRules.ItemCount, "/execution/groups", "'groups' is empty; describe at least one group.");
            return;
        }

        CheckGroups(project.Groups, bag);
    }

    private static bool IsProjectName(string name) =>
        name.Length is > 0 and <= 100
        && name[0] is not ('.' or '-')
        && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    private static void CheckArguments(ZappHelp help, DiagnosticBag bag)
    {
        for (var i = 0; i < help.Args.Length; i++)
        {
            if (help.Args[i].Name is { } name && string.IsNullOrWhiteSpace(name))
                bag.Add(ShapeRules.TextLength, $"/help/args/{i}/0", "The name of an argument is empty; write one.");
        }
    }

    private static void CheckPatterns(ImmutableArray<string> patterns, string pointer, DiagnosticBag bag)
    {
        for (var i = 0; i < patterns.Length; i++)
        {
            if (patterns[i] is { } pattern && !GlobPattern.IsInsideRoot(pattern))
            {
                bag.Add(
                    ZeroCloudRules.PatternOutsideProject,
                    $"{pointer}/{i}",
                    $"Pattern '{TextChecks.Truncate(pattern)}' leaves the project folder; write it relative to that, without '..'.");
            }
        }
    }

    private static void CheckGroups(ImmutableArray<ZappGroup> groups, DiagnosticBag bag)
    {
        var names = new Dictionary<string, int>();
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i].Name is { } name && !names.TryAdd(name, i))
            {
                bag.Add(
                    ZeroCloudRules.DuplicateGroup,
                    $"/execution/groups/{i}/name",
                    $"Group '{TextChecks.Truncate(name)}' has the name of group {names[name]}; rename one of them.");
            }
        }

        for (var i = 0; i < groups.Length; i++)
        {
            ZappGroupChecks.Check(groups[i], $"/execution/groups/{i}", bag);
            for (var j = 0; j < groups[i].Connect.Length; j++)
            {
                if (groups[i].Connect[j] is { } target && !names.ContainsKey(target))
                {
                    bag.Add(
                        ZeroCloudRules.UnknownGroup,
                        $"/execution/groups/{i}/connect/{j}",
                        $"There is no group '{TextChecks.Truncate(target)}'; name one of this file.{NearestName.Hint(target, names.Keys.Take(100))}");
                }
            }
        }
    }
}
