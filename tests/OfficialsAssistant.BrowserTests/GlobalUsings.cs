global using Microsoft.Playwright;
global using OfficialsAssistant.BrowserTests.Support;
global using OfficialsAssistant.Tests.Support;
global using Xunit;
global using static Microsoft.Playwright.Assertions;
