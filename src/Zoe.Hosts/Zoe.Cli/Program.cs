using Zoe.Cli.Commands;

return await CommandLine.RunAsync(args, CancellationToken.None);
