namespace Zoe.Hosting.Logs.Files;

/// <summary>
/// A file with a piece of the output of one run of a service, as it was. Its name says where the piece begins, so that
/// the files alone tell what there is and what is missing.
/// </summary>
/// <param name="Attempt">Which run.</param>
/// <param name="Start">How many bytes the run wrote before the first one in this file.</param>
/// <param name="Length">How many bytes the file had when it was looked at.</param>
/// <param name="Path">The file.</param>
internal sealed record LogSegment(int Attempt, long Start, long Length, string Path)
{
    public long End => Start + Length;

    /// <summary>The file beside it that says when the lines came.</summary>
    public string IndexPath => System.IO.Path.ChangeExtension(Path, LogFolder.IndexExtension);
}
