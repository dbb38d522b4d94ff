package org.espalier.stdlib;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.espalier.stdlib",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {
  @ArchTest
  static final ArchRule knowsNoNotebook =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.espalier.kernel..",
              "io.github.spencerpark..",
              "org.zeromq..",
              "kotlin..",
              "org.jetbrains.kotlin..");

  @ArchTest
  static final ArchRule onlyEngineAndDataKnowDjl =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.espalier.stdlib.engine..", "org.espalier.stdlib.data..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule onlyDrawingKnowsLayoutAndCharts =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.espalier.stdlib.draw..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.eclipse.elk..", "org.jetbrains.letsPlot..", "com.github.weisj..");

  @ArchTest
  static final ArchRule strategiesKnowNoEngineAndNoData =
      noClasses()
          .that()
          .resideInAPackage("org.espalier.stdlib.strategy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.espalier.stdlib.engine..",
              "org.espalier.stdlib.data..",
              "org.espalier.stdlib.train..");

  @ArchTest
  static final ArchRule roomsAreFreeOfCycles =
      slices().matching("org.espalier.stdlib.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Manager|Util|Utils|Helper|Impl)");
}
