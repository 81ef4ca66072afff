using System.CommandLine;
using OfficialsAssistant.Evals;

// Settings (--Storage:Path=…) go to the configuration, everything else to the commands.
var (arguments, settings) = CommandSettings.Split(args);
var root = new RootCommand(EvalTexts.Root)
{
    ImportCommand.Create(settings),
    AskCommand.Create(settings),
    RunCommand.Create(settings),
    ReadCommand.Create(),
    UploadsCommand.Create(settings),
    ScoreCommand.Create(settings),
    RecogniseCommand.Create(),
    VerifyCommand.Create(),
    FreezeCommand.Create(),
    SheetsCommand.Create(),
    AssignCommand.Create(),
    IntakeCommand.Create(),
    StatsCommand.Create(),
    CompareCommand.Create(),
    GateCommand.Create(),
};
return await CommandRunner.RunAsync(root, arguments);
