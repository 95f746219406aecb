using System.Diagnostics;
using Zoe.Model.Bundles;
using Zoe.Model.Shop;
using Zoe.Model.ZAppsV2;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Fuzz;

/// <summary>Reads an input and checks the guarantees that hold for every input.</summary>
public static class FuzzCheck
{
    /// <summary>Allocation limit in bytes, independent of the input.</summary>
    private const long BaseAllocation = 512 * 1024;

    /// <summary>Additional allocation limit per byte of input.</summary>
    private const long AllocationPerByte = 1500;

    /// <summary>Time limit for one document, with a margin for busy machines.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    private static readonly ExpansionContext Context = new()
    {
        UserName = "ada",
        ExecutionId = 12,
        ExecutionName = "try {user_name}",
        DeploymentName = "prod",
    };

    /// <summary>The violated guarantee, or null.</summary>
    public static async Task<string?> FailureAsync(FuzzInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            var watch = Stopwatch.StartNew();
            var failure = input.Format == FuzzFormat.Bundle
                ? await CheckBundleAsync(input.Bytes)
                : CheckDocument(input);
            if (failure is null && watch.Elapsed > LongestTime)
                failure = $"Reading took {watch.Elapsed}.";
            return failure;
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }

    private static string? CheckDocument(FuzzInput input)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var failure = input.Format switch
        {
            FuzzFormat.ZApp => CheckZApp(input.Bytes),
            FuzzFormat.ZAppV2 => CheckZAppV2(input.Bytes),
            FuzzFormat.Shop => CheckShop(input.Bytes),
            _ => CheckZappYaml(input.Bytes),
        };
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (failure is null && allocated > BaseAllocation + (AllocationPerByte * input.Bytes.Length))
            failure = $"{allocated} bytes were allocated for an input of {input.Bytes.Length}.";
        return failure;
    }

    private static string? CheckZApp(byte[] bytes)
    {
        var result = ZAppDocument.Read(bytes);
        if (CheckDiagnostics(result, bytes) is { } failure)
            return failure;
        if (result.Value is not { } zapp)
            return null;
        var text = ZAppWriter.Write(zapp);
        if (ZAppReader.Read(text).Value is not { } again || !again.Equals(zapp))
            return "What is written does not read back as the same.";
        if (ZAppWriter.Write(again) != text)
            return "What is read back is not written as the same.";
        if (zapp.Services.Sum(static service => (long)service.TotalCount) > 1000)
            return null;
        var names = ZAppExpansion.Expand(zapp, Context).Select(static service => service.HostName).ToList();
        return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count ? null : "Two instances have one name.";
    }

    private static string? CheckZAppV2(byte[] bytes)
    {
        var result = ZAppV2Reader.Read(bytes);
        if (CheckDiagnostics(result, bytes) is { } failure)
            return failure;
        if (result.Value is not { } zapp)
            return null;
        if (ZAppV2Reader.Read(ZAppV2Writer.Write(zapp)).Value is not { } again || !again.Equals(zapp))
            return "What is written does not read back as the same.";
        if (ZAppConverter.ToVersion3(bytes).Value is not { } converted)
            return "A valid document of format 2 does not convert.";
        var errors = ZAppValidator.Validate(converted).Where(static item => item.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? null : $"The converted document is not valid: {errors[0]}";
    }

    private static string? CheckShop(byte[] bytes)
    {
        var result = ShopManifestReader.Read(bytes);
        if (CheckDiagnostics(result, bytes) is { } failure)
            return failure;
        if (result.Value is not { } manifest)
            return null;
        return ShopManifestReader.Read(ShopManifestWriter.Write(manifest)).Value is { } again && again.Equals(manifest)
            ? null
            : "What is written does not read back as the same.";
    }

    private static string? CheckZappYaml(byte[] bytes)
    {
        var result = ZappProjectReader.Read(bytes);
        if (CheckDiagnostics(result, bytes) is { } failure)
            return failure;
        if (result.Value is { } project)
            JobDescription.Write(project);
        return null;
    }

    private static async Task<string?> CheckBundleAsync(byte[] bytes)
    {
        // Mutations of compressed bytes rarely pass the checksum, so uncompressed archives are mutated and compressed here.
        if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            bytes = FuzzBundles.Compress(bytes);
        var folder = Directory.CreateTempSubdirectory("zoe-fuzz-").FullName;
        try
        {
            using var input = new MemoryStream(bytes);
            var limits = new BundleLimits { MaxEntries = 100, MaxBytes = 1024 * 1024 };
            var result = await ZappBundler.ExtractAsync(input, Path.Combine(folder, "out"), limits);
            var left = Directory.GetFileSystemEntries(folder).Length;
            return left == (result.IsValid ? 1 : 0) ? null : $"{left} entries are left behind.";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? CheckDiagnostics<T>(ParseResult<T> result, byte[] bytes)
        where T : class
    {
        if (result.IsValid == result.Diagnostics.Any(static item => item.Severity == DiagnosticSeverity.Error))
            return "There is a value beside errors, or neither.";
        // YAML also ends lines at CR and at some characters beyond ASCII.
        var lines = 1 + bytes.Count(static item => item is (byte)'\n' or (byte)'\r' or 0x85 or 0xa8 or 0xa9);
        foreach (var item in result.Diagnostics)
        {
            if (item.Line < 1 || item.Line > lines || item.Column < 1 || item.Column > bytes.Length + 2)
                return $"{item} is outside of the text.";
            if (item.Message.Length > 2000 || item.Message.Length == 0)
                return $"A message has {item.Message.Length} characters.";
        }

        return null;
    }
}
