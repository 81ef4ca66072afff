namespace OfficialsAssistant.Evals;

/// <summary>Progress on standard error: one line that rewrites itself on a terminal, a line every tenth when redirected.</summary>
internal sealed class ProgressLine(string label)
{
    private const int Width = 30;
    private int _tenth = -1;
    private bool _open;

    public void Report(int done, int total)
    {
        var tenth = total == 0 ? 10 : done * 10 / total;
        if (!Console.IsErrorRedirected)
        {
            var filled = total == 0 ? Width : done * Width / total;
            Console.Error.Write($"\r{label} [{new string('#', filled)}{new string('.', Width - filled)}] {done}/{total} ");
            _open = true;
        }
        else if (tenth != _tenth) Console.Error.WriteLine($"{label} {done}/{total}");
        _tenth = tenth;
    }

    public void End()
    {
        if (_open) Console.Error.WriteLine();
        _open = false;
    }
}
