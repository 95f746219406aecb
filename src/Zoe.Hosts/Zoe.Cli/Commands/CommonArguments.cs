using System.CommandLine;

namespace Zoe.Cli.Commands;

/// <summary>Arguments shared by several commands.</summary>
internal static class CommonArguments
{
    public static Argument<long> ExecutionId() => new("id") { Description = "Id of the execution" };

    public static Argument<long[]> ExecutionIds() =>
        new("ids") { Description = "Ids of executions", Arity = ArgumentArity.OneOrMore };
}
